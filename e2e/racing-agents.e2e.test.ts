import { describe, expect, it } from 'vitest';
import { command, connectStaff, connectVisitor, randomText, signIn } from '../bench/raw-clients.ts';
import { ADMIN } from '../bench/server-process.ts';
import { agentOn } from './testing/agent.ts';
import { addColleague } from './testing/colleague.ts';
import { asking } from './testing/raw.ts';
import { slowNews } from './testing/slow-news.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();
const RAVI = { email: 'ravi@example.com', password: 'a lamp in the hallway' };

describe('two agents', () => {
  it('want the same chat at once: one has it, the other sees who', async () => {
    const maya = await stage.agent();
    const temporary = await addColleague(maya, { ...RAVI, name: 'Ravi Nair', role: 'Agent' });
    await maya.page.getByRole('link', { name: 'Chats' }).click();
    const { context, page } = await stage.person();
    const news = await slowNews(context);
    const ravi = agentOn(page);
    await ravi.signInFirst(stage.server.url, RAVI, temporary);

    const tom = await stage.customer();
    await tom.open();
    await tom.say('Do you still have the Cove 2 tent?');
    await tom.askForPerson();
    await Promise.all([maya, ravi].map((agent) => agent.openFrom('Unassigned', 'Do you still have')));
    await ravi.page.getByRole('button', { name: 'Accept' }).waitFor();

    news.hold();
    await maya.press('Accept');
    await maya.page.getByRole('button', { name: 'Resolve' }).waitFor();
    await ravi.press('Accept');
    news.release();
    await ravi.page.getByRole('alert').filter({ hasText: 'Admin has accepted this conversation.' }).waitFor();
    await ravi.sees('Served by Admin');
    await ravi.page.getByText('Admin serves this conversation. You can add a private note.').waitFor();
    await expect.poll(() => ravi.list('Unassigned').getByRole('listitem').count()).toBe(0);
    expect(await ravi.list('Mine').getByRole('listitem').count()).toBe(0);
    await expect.poll(() => maya.list('Mine').getByRole('listitem').count()).toBe(1);
    await tom.sees('Admin joined.');
    expect(await tom.chat.getByText('Ravi').count()).toBe(0);
  });

  it('race to the millisecond, and every time exactly one of them has it', async () => {
    const { url } = stage.server;
    const people = await Promise.all([ADMIN, RAVI].map(async (who) => connectStaff(url, await signIn(url, who))));
    const visitor = await connectVisitor(url);
    for (let race = 0; race < 20; race += 1) {
      const conversation = randomText(16);
      const one = (): object => ({ conversation, clientId: randomText(9), page: null });
      await command(visitor, 'conversation.start', { ...one(), text: 'Hello', locale: 'en', follows: null });
      await command(visitor, 'person.request', one());
      const answers = await Promise.all(people.map((person) => asking(person, 'conversation.accept', one())));
      expect(answers.toSorted()).toEqual(['conflict', 'ok']);
    }
    for (const socket of [...people, visitor]) socket.disconnect();
  });
});
