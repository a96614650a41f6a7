import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ADMIN } from '../bench/server-process.ts';
import { command, connectStaff, signIn } from '../bench/raw-clients.ts';
import { NARROW, WIDE } from './testing/browser.ts';
import { lookOver } from './testing/look-over.ts';
import { raiseStage } from './testing/stage.ts';
import type { Stage } from './testing/stage.ts';
import { agentOn } from './testing/agent.ts';
import type { Agent } from './testing/agent.ts';

const PASSWORD = 'a-long-night-shift';

/** A colleague who has signed in for the first time. */
async function colleague(stage: Stage, name: string, role: 'agent' | 'supervisor', options?: BrowserContextOptions): Promise<Agent> {
  const admin = await connectStaff(stage.server.url, await signIn(stage.server.url));
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  const { temporaryPassword } = await command<{ temporaryPassword: string }>(admin, 'people.add', { name, email, role });
  admin.close();
  const agent = agentOn((await stage.person(options)).page);
  await agent.signInFirst(stage.server.url, { email, password: PASSWORD }, temporaryPassword);
  return agent;
}

describe('a customer, an agent and a supervisor', () => {
  const stage = raiseStage();

  it('the supervisor sees the chat on the board, watches, whispers, and takes it over', async () => {
    const [ada, maya, tom] = [await colleague(stage, 'Ada Lind', 'agent'), await colleague(stage, 'Maya Sand', 'supervisor'), await stage.customer()];
    await maya.page.getByLabel('Your presence').selectOption({ label: 'Busy' });
    await tom.open();
    await tom.say('My tent has a hole');
    await tom.askForPerson();
    await ada.openFrom('Unassigned', 'My tent has a hole');
    await ada.press('Accept');
    await ada.reply('Let me look into it.');
    await tom.sees('Let me look into it.');
    await tom.say('It rains tonight!');
    await tom.hasSent('It rains tonight!');

    await maya.page.getByRole('link', { name: 'Board', exact: true }).click();
    const waits = maya.page.getByRole('region', { name: 'Waiting longest' });
    await waits.getByRole('link', { name: /Ada Lind/ }).click();
    await maya.sees('You are watching.');
    await ada.sees('Maya Sand is watching.');

    await maya.press('Whisper to Ada Lind');
    await maya.page.getByRole('textbox', { name: 'Whisper to Ada Lind' }).fill('Send a new one today.');
    await maya.press('Send whisper');
    await ada.page.getByRole('article', { name: /^Whisper by Maya Sand/ }).getByText('Send a new one today.').waitFor();
    expect(await tom.chat.getByText('Send a new one today.').count()).toBe(0);

    await maya.press('Take over');
    await maya.reply('Maya here. A new tent leaves today.');
    await tom.sees('Maya here. A new tent leaves today.');
    await maya.page.getByText('You are watching.').waitFor({ state: 'detached' });
    await ada.page.getByText('Maya Sand is watching.').waitFor({ state: 'detached' });
    expect(await tom.messages()).toEqual(['My tent has a hole', 'Let me look into it.', 'It rains tonight!', 'Maya here. A new tent leaves today.']);

    await maya.page.getByRole('link', { name: 'Settings' }).click();
    await maya.page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Audit log' }).click();
    const log = maya.page.getByRole('list', { name: 'Entries, newest first' });
    await log.getByText('Maya Sand took over the conversation with').waitFor();
    await log.getByText('Maya Sand watched the conversation with').waitFor();
  });

  it('an agent who looks elsewhere is called until they open the chat', async () => {
    const [ada, tom] = [await stage.agent(), await stage.customer()];
    await ada.page.getByRole('link', { name: 'Surveys' }).click();
    await ada.page.getByRole('heading', { name: 'Surveys', level: 1 }).waitFor();
    await tom.open();
    await tom.say('Where is my parcel?');
    await tom.askForPerson();
    await ada.page.waitForFunction(() => /^\(\d+\) Surveys/.test(document.title));
    const icon = () => ada.page.locator('link[rel="icon"]').getAttribute('href');
    expect(decodeURIComponent((await icon()) ?? '')).toContain('<text');
    const call = ada.page.getByRole('region', { name: /waits for a person$/ });
    const card = ada.page.getByRole('complementary', { name: 'Offered to you' });
    await call.or(card).first().waitFor();
    if (await card.isVisible()) await card.getByRole('button', { name: /^Accept/ }).click();
    else {
      await call.getByRole('button', { name: /^Open:/ }).click();
      await ada.press('Accept');
    }
    await ada.sees('Where is my parcel?');
    await ada.reply('On its way.');
    await tom.sees('On its way.');
    await ada.page.waitForFunction(() => !document.title.startsWith('('));
    expect(decodeURIComponent((await icon()) ?? '')).not.toContain('<text');
  });

  for (const [look, options] of [
    ['light-wide', { colorScheme: 'light', viewport: WIDE }],
    ['dark-phone', { colorScheme: 'dark', viewport: NARROW, hasTouch: true }],
  ] as const satisfies readonly [string, BrowserContextOptions][]) {
    it(`${look}: the screens of supervisors can be used by everybody`, async () => {
      const found: string[] = [];
      const maya = await stage.agent(ADMIN, options);
      const waiting = await stage.customer();
      await waiting.open();
      await waiting.say('How long do I have to return something?');
      await waiting.sees('Did this help?');
      await waiting.askForPerson();
      await waiting.sees('You asked for a person.');
      for (const [path, heading] of [['/board', 'Board'], ['/notices', 'How you are called'], ['/settings/audit-log', 'Audit log'], ['/settings/supervision', 'Supervision']] as const) {
        await maya.page.goto(`${stage.server.url}/console${path}`);
        await maya.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
        await maya.page.waitForFunction(() => document.querySelector('.skeletons') === null);
        found.push(...(await lookOver(maya.page, `${look}-console${path.replaceAll('/', '-')}`)));
      }
      expect(found).toEqual([]);
    });
  }
});
