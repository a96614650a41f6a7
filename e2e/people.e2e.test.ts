import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { command, connectStaff, connectVisitor, randomText, signIn, startServed } from '../bench/raw-clients.ts';
import { agentOn } from './testing/agent.ts';
import { lookOver } from './testing/look-over.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();
const IVY = { name: 'Ivy Lind', email: 'ivy@example.com', password: 'a lamp in the greenhouse' };

/** The code of an authenticator app, `steps` times 30 seconds from now. */
const codeOf = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

async function setUpSecondFactor(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Set up your second factor' }).waitFor();
  await page.getByLabel('Your password').fill(IVY.password);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('It cannot be scanned').click();
  const secret = (await page.locator('details code').innerText()).replaceAll(' ', '');
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return secret;
}

describe('somebody new', () => {
  it('is invited, signs in with a second factor, gets a role, and loses it in mid-chat', async () => {
    const found: string[] = [];
    const admin = await stage.agent();
    const { page } = admin;

    // A role of the company's own, which asks for a second factor.
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: 'Roles' }).click();
    await page.getByRole('button', { name: 'Make a role' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Night shift');
    await page.getByRole('checkbox', { name: /See customers/ }).check();
    await page.getByRole('checkbox', { name: /Ask for a second factor/ }).check();
    found.push(...(await lookOver(page, 'role-dialog')));
    await page.getByRole('button', { name: 'Make the role' }).click();
    await page.getByText('Second factor required').waitFor();

    // An invitation, passed on by hand because no mail is set up.
    await page.getByRole('link', { name: 'People' }).last().click();
    await page.getByRole('button', { name: 'Invite a person' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(IVY.name);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(IVY.email);
    await page.getByRole('radio', { name: /^Night shift/ }).check();
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = await page.getByRole('dialog').getByRole('code').innerText();
    await page.getByRole('button', { name: 'Done' }).click();

    // She chooses a password, sets up what the role asks for, and is in.
    const { page: hers, context } = await stage.person();
    await hers.goto(link);
    await hers.getByRole('heading', { name: `Welcome, ${IVY.name}` }).waitFor();
    found.push(...(await lookOver(hers, 'join')));
    await hers.getByLabel('Password', { exact: true }).fill(IVY.password);
    await hers.getByLabel('Password again').fill(IVY.password);
    await hers.getByRole('button', { name: 'Join' }).click();
    const secret = await setUpSecondFactor(hers);
    const ivy = agentOn(hers);
    await ivy.list('Unassigned').waitFor({ state: 'attached' });

    // The next time the password alone does not let her in, and the link is used up.
    await hers.getByRole('button', { name: `Account: ${IVY.name}` }).click();
    await hers.getByRole('button', { name: 'Sign out' }).click();
    await hers.getByRole('textbox', { name: 'Email' }).fill(IVY.email);
    await hers.getByLabel('Password', { exact: true }).fill(IVY.password);
    await hers.getByRole('button', { name: 'Sign in' }).click();
    await hers.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret, 1));
    await hers.getByRole('button', { name: 'Sign in' }).click();
    await ivy.list('Unassigned').waitFor({ state: 'attached' });
    const { page: thief } = await stage.person();
    await thief.goto(link);
    await thief.getByRole('heading', { name: 'This link does not work' }).waitFor();

    // In the middle of a chat her role is taken away.
    const tom = await stage.customer();
    await tom.open();
    await tom.say('Is the warehouse open at night?');
    await tom.askForPerson();
    await ivy.openFrom('Unassigned', 'Is the warehouse open');
    await ivy.press('Accept');
    await ivy.reply('It is, let me look.');
    await tom.sees('It is, let me look.');
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const connection = await connectStaff(stage.server.url, cookie);
    const closed = new Promise((resolve) => connection.once('disconnect', resolve));
    await page.getByRole('combobox', { name: `Role of ${IVY.name}` }).selectOption({ label: 'Editor' });
    await closed;
    await hers.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await hers.getByRole('link', { name: 'Chats' }).waitFor({ state: 'detached' });

    // Her next action is refused with a sentence, and the chat waits for somebody else.
    const again = await connectStaff(stage.server.url, cookie);
    const conversation = randomText(16);
    await expect(command(again, 'message.send', { conversation, clientId: randomText(9), text: 'One moment.' })).rejects.toThrow('forbidden Your role does not include conversations.');
    again.close();
    await page.getByRole('link', { name: 'Chats' }).click();
    await admin.openFrom('Unassigned', 'Is the warehouse open');
    await admin.press('Accept');
    await admin.reply('Until ten. I go on here.');
    await tom.sees('Until ten. I go on here.');
    expect(found).toEqual([]);
  });

  it('works in a team, and the team’s chats go on when it is deleted', async () => {
    const admin = await stage.agent();
    const { page } = admin;
    await page.goto(`${stage.server.url}/console/people/teams`);
    await page.getByRole('button', { name: 'Make a team' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Warehouse');
    await page.getByRole('combobox', { name: 'Part of Admin' }).selectOption('lead');
    await page.getByRole('dialog').getByRole('button', { name: 'Make the team' }).click();
    await page.getByText('The team Warehouse is saved.').waitFor();
    await page.goto(`${stage.server.url}/console/settings/inboxes`);
    const team = page.getByRole('combobox', { name: 'Team of Harbour & Pine' });
    await team.selectOption({ label: 'Warehouse' });
    await page.goto(`${stage.server.url}/console/people/teams`);
    await page.getByRole('button', { name: 'Delete the team Warehouse' }).click();
    await page.getByText(/Chats of main go to it/).waitFor();
    expect(await lookOver(page, 'delete-team')).toEqual([]);
    await page.getByRole('button', { name: 'Delete the team', exact: true }).click();
    await page.getByText(/The team Warehouse is deleted/).waitFor();
    await page.goto(`${stage.server.url}/console/settings/inboxes`);
    await expect.poll(() => team.inputValue()).toBe('');
  });
});

describe('an inbox that is switched off', () => {
  it('takes nobody new, and lets who is in the middle of a chat finish it', async () => {
    const { url } = stage.server;
    const staff = await connectStaff(url, await signIn(url));
    await command(staff, 'inboxes.add', { key: 'tents', companyName: 'Tents & Co' });
    const { id, visitor } = await startServed(url, staff);
    const idle = await connectVisitor(url);
    await command(staff, 'settings.change', { key: 'main', active: false });
    await expect(connectVisitor(url)).rejects.toThrow('This chat is switched off.');
    const start = { conversation: randomText(16), clientId: randomText(9), text: 'hello', page: null, locale: 'en', follows: null };
    await expect(command(idle, 'conversation.start', start)).rejects.toThrow('This chat is switched off.');
    await command(visitor, 'message.send', { conversation: id, clientId: randomText(9), text: 'Still here?' });
    expect(await (await fetch(`${url}/widget.js`)).text()).not.toContain('Harbour & Pine');
    await command(staff, 'settings.change', { key: 'main', active: true });
    for (const socket of [staff, visitor, idle, await connectVisitor(url)]) socket.close();
  });
});
