import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Agent } from './testing/agent.ts';
import { lookOver } from './testing/look-over.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();

/** One grey pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64');

/** Files on disk, as people have them. */
async function onDisk(files: Readonly<Record<string, Buffer | string>>): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-files-'));
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
  return Object.fromEntries(Object.keys(files).map((name) => [name, join(folder, name)]));
}

/** How long this agent's replies can be taken back. */
async function chooseUndo({ page }: Agent, seconds: '0' | '5'): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('combobox', { name: /Replies can be taken back for/ }).selectOption(seconds);
  await page.keyboard.press('Escape');
}

describe('the conversation view', () => {
  it('carries files both ways, and takes words back', async () => {
    const files = await onDisk({ 'boots.png': PICTURE, 'holiday.png': '<!doctype html><script>alert(1)</script>' });
    const { maya, tom } = await stage.chatting('My boots leak');
    await tom.page.getByLabel('Add files').last().setInputFiles([files['boots.png']!, files['holiday.png']!]);
    await tom.chat.getByText('holiday.html').waitFor();
    await tom.say('Here they are');
    await tom.chat.getByRole('img', { name: 'boots.png' }).waitFor();
    await maya.sees('Here they are');
    const picture = maya.page.getByRole('img', { name: 'boots.png' });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    const page = await maya.page.request.get(stage.server.url + ((await maya.page.getByRole('link', { name: /holiday\.html/ }).getAttribute('href')) ?? ''));
    expect([page.headers()['content-type'], page.headers()['content-disposition']?.split(';')[0]]).toEqual(['application/octet-stream', 'attachment']);

    await maya.page.getByLabel('Files for the reply').setInputFiles(files['boots.png']!);
    await maya.page.getByRole('button', { name: 'Remove boots.png' }).waitFor();
    await maya.reply('**Thank you**, like these?');
    await tom.chat.getByText('Thank you', { exact: true }).and(tom.page.locator('strong')).waitFor();
    await expect.poll(() => tom.chat.getByRole('img', { name: 'boots.png' }).count()).toBe(2);
    expect(await lookOver(maya.page, 'console-conversation-files')).toEqual([]);
    expect(await lookOver(tom.page, 'widget-files')).toEqual([]);

    // Edited, then deleted: the customer sees that it was, and nowhere what it said.
    const reply = maya.page.getByRole('article', { name: 'Your reply', exact: true }).last();
    await reply.getByRole('button', { name: 'Edit' }).click();
    await maya.page.getByRole('textbox', { name: 'Your reply, changed' }).fill('Like these, for 4711 euros?');
    await maya.page.getByRole('button', { name: 'Save', exact: true }).click();
    await tom.sees('Like these, for 4711 euros?');
    await tom.sees('edited');
    await reply.getByRole('button', { name: 'Delete' }).click();
    await maya.page.getByRole('dialog', { name: 'Delete this reply?' }).getByRole('button', { name: 'Delete' }).click();
    await tom.sees('This message was deleted.');
    const again = await stage.comeBack(tom);
    await again.open();
    await again.sees('This message was deleted.');
    expect(await again.chat.innerText()).not.toMatch(/4711|Thank you/);
    await maya.page.getByText('Deleted', { exact: true }).click();
    await maya.sees(/“Like these, for 4711 euros\?”/);

    // Taken back before it leaves.
    await chooseUndo(maya, '5');
    await maya.reply('Dear Tmo');
    await maya.page.getByRole('article', { name: 'Your reply, not sent yet' }).waitFor();
    await maya.page.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(await maya.replyBox.inputValue()).toBe('Dear Tmo');
    await maya.reply('Dear Tom');
    await maya.page.getByRole('button', { name: 'Send now' }).click();
    await tom.sees('Dear Tom');
    expect(await tom.chat.getByText('Dear Tmo').count()).toBe(0);
  }, 180_000);

  it('helps to write: canned responses, macros, drafts on another device, and what came meanwhile', async () => {
    const { maya, tom } = await stage.chatting('Where is my parcel?');
    const address = maya.page.url();

    // Kept once, on its page.
    await maya.page.goto(`${stage.server.url}/console/settings/canned-responses`);
    await maya.page.getByRole('button', { name: 'Add a canned response' }).click();
    const adding = maya.page.getByRole('dialog', { name: 'Add a canned response' });
    await adding.getByRole('textbox', { name: 'Name' }).fill('Late parcel');
    await adding.getByRole('textbox', { name: 'Shortcut' }).fill('late');
    await adding.getByRole('textbox', { name: 'Text in English' }).fill('Your parcel {{parcel.number}} is late. Best, {{agent.first_name}}');
    expect(await lookOver(maya.page, 'console-canned-dialog')).toEqual([]);
    await adding.getByRole('button', { name: 'Save' }).click();
    await maya.sees('“Late parcel” is saved.');
    expect(await lookOver(maya.page, 'console-canned')).toEqual([]);
    await maya.page.getByRole('link', { name: 'Macros' }).click();
    await maya.page.getByRole('button', { name: 'Add a macro' }).click();
    const building = maya.page.getByRole('dialog', { name: 'Add a macro' });
    await building.getByRole('textbox', { name: 'Name' }).fill('Mark as late');
    await building.getByRole('combobox', { name: 'Add a step' }).selectOption('Change tags');
    await building.getByRole('textbox', { name: 'Add tags' }).fill('late parcel');
    await building.getByRole('combobox', { name: 'Add a step' }).selectOption('Set the priority');
    expect(await lookOver(maya.page, 'console-macro-dialog')).toEqual([]);
    await building.getByRole('button', { name: 'Save' }).click();
    await maya.sees('“Mark as late” is saved.');

    // Found behind a slash; what is not known is filled in first.
    await maya.page.goto(address);
    await maya.replyBox.click();
    await maya.replyBox.pressSequentially('/late');
    await maya.page.getByRole('option', { name: /Late parcel/ }).waitFor();
    expect(await lookOver(maya.page, 'console-slash')).toEqual([]);
    await maya.page.keyboard.press('Enter');
    expect(await maya.replyBox.inputValue()).toMatch(/^Your parcel \{\{parcel\.number\}\} is late\. Best, \S+/);
    await maya.page.keyboard.press('Enter');
    await maya.sees('Not sent: fill in');
    await maya.page.getByRole('button', { name: '{{parcel.number}}' }).click();
    await maya.page.keyboard.type('HP-1');

    // The other device has it too.
    const phone = await stage.agent();
    await phone.page.goto(address);
    await expect.poll(() => phone.replyBox.inputValue()).toMatch(/^Your parcel HP-1 is late/);

    // What the customer wrote meanwhile holds it back once.
    await tom.say('It has just come');
    await tom.say('Sorry');
    await maya.sees(/2 new messages since you began/);
    await maya.page.getByRole('button', { name: 'Send reply' }).click();
    await maya.sees(/Your reply was not sent yet/);
    expect(await lookOver(maya.page, 'console-newer')).toEqual([]);
    await maya.page.getByRole('button', { name: 'Send anyway' }).click();
    await tom.sees(/Your parcel HP-1 is late/);
    await expect.poll(() => phone.replyBox.inputValue()).toBe('');

    // Several steps with one press, and back.
    await maya.replyBox.pressSequentially('/mark');
    await maya.page.getByRole('option', { name: /Mark as late/ }).waitFor();
    await maya.page.keyboard.press('Enter');
    const running = maya.page.getByRole('dialog', { name: 'Macro: Mark as late' });
    expect(await lookOver(maya.page, 'console-macro-run')).toEqual([]);
    await running.getByRole('button', { name: 'Run' }).click();
    await running.getByText('Done.').waitFor();
    await maya.page.getByRole('button', { name: 'Remove the tag late parcel' }).waitFor({ state: 'attached' });
    await running.getByRole('button', { name: 'Undo what can be undone' }).click();
    await running.getByText('Taken back.').waitFor();
    await running.getByRole('button', { name: 'Close', exact: true }).last().click();
    expect(await maya.page.getByRole('button', { name: 'Remove the tag late parcel' }).count()).toBe(0);
    expect(await maya.page.getByRole('combobox', { name: 'Priority' }).inputValue()).toBe('normal');
  }, 180_000);
});
