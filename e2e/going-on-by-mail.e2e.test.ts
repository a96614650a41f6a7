import { createHmac } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { visitorWelcome } from '../bench/raw-clients.ts';
import { openSmtpBox } from '../server/kernel/testing/smtp-box.ts';
import { keepScreen } from './testing/browser.ts';
import { lookOver } from './testing/look-over.ts';
import { raiseStage } from './testing/stage.ts';

const SECRET = 'a secret of the two of us';
const box = await openSmtpBox();
const stage = raiseStage({
  SMTP_URL: box.url,
  MAIL_FROM: 'Harbour & Pine <support@example.com>',
  MAIL_WEBHOOK_SECRET: SECRET,
  // A story does not wait for minutes.
  MAIL_UNSEEN_MINUTES: '0',
});
afterAll(() => box.close());

/** A header of a mail, its broken lines joined. */
const header = (raw: string, name: string): string => new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\s+/g, ' ') ?? '';

/** What the mail service of the story does with an incoming mail. */
async function handOver(mail: string): Promise<unknown> {
  const body = Buffer.from(mail.replaceAll('\n', '\r\n'));
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  const answer = await fetch(`${stage.server.url}/mail/inbound`, { method: 'POST', headers: { 'X-Porchlight-Signature': signature }, body: new Uint8Array(body) });
  expect(answer.status).toBe(202);
  return answer.json();
}

describe('a customer who comes when nobody is there', () => {
  it('leaves an address, is answered by mail, answers by mail, and finds it all in the chat', async () => {
    const kim = await stage.customer();
    await kim.open();
    await kim.say('Do you have the Cove tent in green?');
    await kim.askForPerson();
    await kim.sees(/Nobody is here right now. Your message is kept/);
    await kim.chat.getByRole('textbox', { name: 'E-mail address' }).fill('kim@example.org');
    await kim.chat.getByRole('button', { name: 'Leave address' }).click();
    await kim.sees(/The team can reach you at kim@example.org/);
    await keepScreen(kim.page, 'widget-nobody-there');
    await kim.page.close();

    const maya = await stage.agent();
    await maya.openFrom('Unassigned', /Cove tent/);
    await maya.press('Accept');
    await maya.reply('Yes, in green and in grey.');
    await maya.hasSent('Yes, in green and in grey.');
    const [first] = await box.arrived(1);
    const raw = first?.raw ?? '';
    expect(first?.to).toEqual(['kim@example.org']);
    expect(raw).toContain('Yes, in green and in grey.');
    expect(header(raw, 'Subject')).toContain('Do you have the Cove tent in green?');
    await maya.sees(/kim@example.org/);

    const reply = `From: Kim <kim@example.org>
To: ${header(raw, 'Reply-To')}
Subject: Re: ${header(raw, 'Subject')}
Message-ID: <answer-1@example.org>
In-Reply-To: ${header(raw, 'Message-ID')}
Content-Type: text/plain; charset=utf-8

Then the green one, please.

On Mon, Jan 5, 2026 at 10:06 AM Maya <support@example.com> wrote:
> Yes, in green and in grey.

-- 
Kim`;
    expect(await handOver(reply)).toMatchObject({ result: 'posted' });
    expect(await handOver(reply)).toMatchObject({ result: 'posted' });
    await maya.sees('Then the green one, please.');
    expect((await maya.messages()).filter((text) => text.includes('green one'))).toEqual(['Then the green one, please.']);
    const quoted = maya.page.getByText(/at 10:06 AM Maya/);
    expect(await quoted.count()).toBe(1);
    expect(await quoted.isVisible()).toBe(false);
    await keepScreen(maya.page, 'console-by-mail');

    await maya.reply('It is reserved for you.');
    const second = (await box.arrived(2))[1]?.raw ?? '';
    expect(header(second, 'In-Reply-To')).toBe('<answer-1@example.org>');
    expect(header(second, 'Reply-To')).toBe(header(raw, 'Reply-To'));

    const back = await stage.comeBack(kim);
    await back.open();
    await back.sees('Then the green one, please.');
    await back.sees('It is reserved for you.');
  });

  it('asks to be called, and is', async () => {
    // Who has just left still counts as here for some seconds.
    await expect.poll(async () => (await visitorWelcome(stage.server.url)).peopleOnline).toBe(false);
    const tom = await stage.customer();
    await tom.open();
    await tom.say('Which tent is the lightest?');
    await tom.askForPerson();
    await tom.chat.getByRole('button', { name: 'Be called back instead' }).click();
    await tom.chat.getByRole('textbox', { name: 'Phone number' }).fill('+353 1 555 0100');
    await keepScreen(tom.page, 'widget-call-back');
    await tom.chat.getByRole('button', { name: 'Ask for a call' }).click();
    await tom.sees(/We will call you at \+35315550100/);

    const maya = await stage.agent();
    await maya.page.getByRole('link', { name: 'Call-backs' }).click();
    await maya.page.getByRole('heading', { name: 'Call-backs' }).waitFor();
    const row = maya.page.getByRole('list', { name: 'Call-backs' }).getByRole('listitem');
    await row.getByText('+353 1 555 0100').waitFor();
    expect(await lookOver(maya.page, 'console-call-backs')).toEqual([]);
    await row.getByRole('button', { name: /^Call / }).click();
    const dialog = maya.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Start the timer' }).click();
    await dialog.getByRole('radio', { name: 'Reached' }).check();
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Parcel arrives tomorrow');
    expect(await lookOver(maya.page, 'console-call')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save the call' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => {
      await maya.page.reload();
      return maya.page.getByRole('heading', { name: 'Nobody waits for a call' }).waitFor({ timeout: 4_000 }).then(() => 'done', () => 'waits');
    }).toBe('done');
  });

  it('is told of in the settings, where an admin sees how mail stands', async () => {
    const ada = await stage.agent();
    await ada.page.goto(`${stage.server.url}/console/settings/mail`);
    await ada.page.getByText('yes, from support@example.com').waitFor();
    const before = box.mails.length;
    await ada.page.getByRole('button', { name: 'Send a mail to me' }).click();
    await ada.page.getByText(/The mail server took a mail to/).waitFor();
    expect(box.mails.length).toBe(before + 1);
    expect(await lookOver(ada.page, 'console-settings-mail')).toEqual([]);
  });
});
