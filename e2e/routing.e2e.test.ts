import { expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import type { ConversationSummary } from '../protocol/staff-contract.ts';
import { DEFAULT_ROUTING } from '../protocol/routing.ts';
import { command, connectStaff, signIn } from '../bench/raw-clients.ts';
import { ADMIN } from '../bench/server-process.ts';
import { agentOn } from './testing/agent.ts';
import type { Agent } from './testing/agent.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();
const RAVI = { email: 'ravi@example.com', password: 'a lamp in the hallway' };
const NINA = { email: 'nina@example.com', password: 'a lamp in the cellar' };
const QUESTION = 'Do you repair the zip of a Cove 2 tent?';

const card = ({ page }: Agent) => page.getByRole('region', { name: /^Offer:/ });

interface Added {
  person: { id: string };
  temporaryPassword: string;
}

async function add(admin: Socket, who: typeof RAVI, name: string): Promise<Added> {
  return command<Added>(admin, 'people.add', { name, email: who.email, role: 'agent' });
}

/** Hands the open chat on to a colleague, by the menu. */
async function handOn({ page }: Agent, to: RegExp, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Hand on, ask, or follow up later' }).click();
  await page.getByRole('button', { name: /^Hand on …/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand on' });
  await dialog.getByRole('radio', { name: to }).check();
  await dialog.getByRole('textbox', { name: 'Note for who comes next' }).fill(note);
  await dialog.getByRole('button', { name: 'Hand on' }).click();
  await dialog.waitFor({ state: 'detached' });
}

it('a customer is found somebody who knows, is passed on, and a supervisor takes over', { timeout: 180_000 }, async () => {
  const { url } = stage.server;
  const admin = await connectStaff(url, await signIn(url, ADMIN));
  const [ravi, nina] = [await add(admin, RAVI, 'Ravi Nair'), await add(admin, NINA, 'Nina Holt')];
  const { people } = await command<{ people: readonly { id: string; email: string }[] }>(admin, 'people.list', {});
  const boss = people.find(({ email }) => email === ADMIN.email);
  for (const id of [ravi.person.id, boss?.id]) await command(admin, 'people.change', { id, skills: ['tents'] });
  const { team } = await command<{ team: { id: string } }>(admin, 'teams.save', { id: null, version: 0, name: 'Repairs', members: [ravi.person.id, nina.person.id, boss?.id], leads: [] });
  const rule = { id: 'repairs', name: 'Repairs', when: { inbox: null, page: '/', topic: null, language: null, tier: null, tag: null, reason: null, known: null }, team: team.id, priority: 'high', skills: ['tents'] };
  const teams = [{ team: team.id, strategy: 'least_busy', lastAgentFirst: false, overflow: null }];
  await command(admin, 'routing.change', { version: 0, settings: { ...DEFAULT_ROUTING, offerSeconds: 8, rules: [rule], teams } });

  // Nina is there and has nothing to do, but knows nothing of tents.
  const ninaHeard: ConversationSummary[] = [];
  const ninaSocket = await connectNew(url, NINA, nina.temporaryPassword);
  ninaSocket.on('summary', ({ summary }: { summary: ConversationSummary }) => void (summary.offer?.agent.id === nina.person.id && ninaHeard.push(summary)));
  await command(admin, 'presence.set', { status: 'away' });
  const [maya, agent, tom] = [await stage.agent(), agentOn((await stage.person()).page), await stage.customer()];
  await agent.signInFirst(url, RAVI, ravi.temporaryPassword);

  await tom.open();
  await tom.say(QUESTION);
  await tom.askForPerson();
  await card(agent).getByText(/\d s left/).waitFor();
  await card(agent).getByText('Repairs · High priority').waitFor();
  await tom.sees('You are next.');

  // Ravi is making tea. The admin comes back, and the offer moves on.
  await command(admin, 'presence.set', { status: 'online' });
  await card(maya).waitFor({ timeout: 20_000 });
  expect(await card(agent).count()).toBe(0);
  await maya.page.keyboard.press('o');
  await maya.page.getByRole('button', { name: 'Resolve' }).waitFor();
  await tom.sees('Admin joined.');
  await maya.page.getByText('Ravi Nair did not answer in time').waitFor();

  await handOn(maya, /^Ravi Nair/, 'Promised an answer today.');
  await tom.sees('You are being passed on to Ravi Nair.');
  await card(agent).getByRole('button', { name: 'Accept offer' }).click();
  await tom.sees('Ravi Nair joined.');
  await agent.page.getByText('Promised an answer today.').waitFor();
  expect(await tom.chat.getByText('Promised an answer today.').count()).toBe(0);
  await agent.reply('We do repair it.');
  await tom.sees('We do repair it.');

  await maya.page.goto(`${url}/console/chats/all`);
  await maya.openFrom('All', QUESTION);
  await maya.press('Take over');
  await maya.page.getByText('Admin took the conversation over from Ravi Nair').waitFor();
  await agent.sees('Served by Admin');
  await expect.poll(() => agent.list('Mine').getByRole('listitem').count()).toBe(0);

  await maya.page.getByRole('button', { name: 'Hand on, ask, or follow up later' }).click();
  await maya.page.getByRole('button', { name: /^Follow up later …/ }).click();
  await maya.page.getByRole('dialog', { name: 'Follow up later' }).getByRole('button', { name: 'Put aside' }).click();
  await tom.sees(/We will come back to you by/);
  await tom.say('One more thing: which colour?');
  await expect.poll(() => maya.page.getByText(/^Put aside\. The customer was told/).count()).toBe(0);
  expect(ninaHeard).toEqual([]);
  for (const socket of [admin, ninaSocket]) socket.disconnect();
});

/** Somebody who signs in for the first time, without a browser. */
async function connectNew(url: string, who: typeof NINA, temporary: string): Promise<Socket> {
  const cookie = await signIn(url, { email: who.email, password: temporary });
  const answer = await fetch(`${url}/console/api/password`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Porchlight': 'console', cookie },
    body: JSON.stringify({ current: temporary, next: who.password }),
  });
  if (!answer.ok) throw new Error(`The password was not changed: ${answer.status} ${await answer.text()}`);
  return connectStaff(url, await signIn(url, who));
}
