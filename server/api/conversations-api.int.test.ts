import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseStrictly } from './testing/parse-strictly.ts';
import type { Chat } from '../surveys/testing/survey-stage.ts';
import { AGENT, beginChat } from '../surveys/testing/survey-stage.ts';
import { conversationSchema, eventSchema } from './conversation-shape.ts';
import type { ApiStage } from './testing/api-stage.ts';
import { openApiStage } from './testing/api-stage.ts';

let api: ApiStage;
beforeEach(async () => {
  api = await openApiStage();
});
afterEach(() => api.close());

/** A chat that waits for a person, with a token that may read and write. */
async function queuedChat(): Promise<{ chat: Chat; me: string }> {
  const { user } = await api.person('Grace', ['conversations:read', 'conversations:write'], 'agent');
  const chat = await beginChat(api);
  await chat.act({ kind: 'bot' }, { kind: 'hand_off', reason: 'no_answer' });
  return { chat, me: user.id };
}

describe('an integrator', () => {
  it('serves a conversation from the queue to its end as the person of the token', async () => {
    const { chat, me } = await queuedChat();
    const at = `/conversations/${chat.id}`;
    const assigned = await api.call(`POST ${at}/assign`);
    expect([assigned.status, assigned.body.type, assigned.body.data.agent]).toEqual([200, 'conversation.accepted', { id: me, name: 'Grace' }]);
    const said = await api.call(`POST ${at}/messages`, { body: { text: 'It is on its way.' } });
    expect([said.status, said.body.actor, said.body.data]).toEqual([201, { kind: 'agent', id: me, name: 'Grace' }, { text: 'It is on its way.' }]);
    expect((await api.call(`POST ${at}/resolve`)).body.data.status).toBe('resolved');
    expect((await api.call(`POST ${at}/reopen`)).body.data.status).toBe('queued');
    expect(api.acted).toEqual(['Grace', 'Grace', 'Grace', 'Grace']);
    const { body } = await api.call(`GET ${at}`);
    expect(body).toMatchObject({ status: 'queued', agent: null, lastMessage: { from: 'agent', text: 'It is on its way.' } });
  });

  it('takes a conversation from the bot, and gives it to a colleague', async () => {
    await api.person('Ada', ['conversations:read'], 'supervisor');
    const ada = (await api.auth.users.findByEmail('ada@example.com'))?.id;
    await api.person('Grace', ['conversations:write'], 'agent');
    const chat = await beginChat(api);
    expect((await api.call(`POST /conversations/${chat.id}/handoff`)).body.data).toMatchObject({ status: 'queued', reason: 'policy' });
    const assigned = await api.call(`POST /conversations/${chat.id}/assign`, { body: { agent: ada } });
    expect(assigned.body).toMatchObject({ actor: { name: 'Grace' }, data: { agent: { name: 'Ada' } } });
    const reply = await api.call(`POST /conversations/${chat.id}/messages`, { body: { text: 'Hello' } });
    expect([reply.status, reply.body.error.message]).toEqual([409, expect.stringContaining('Ada')]);
  });

  it('cannot give a conversation to somebody who serves none', async () => {
    const { chat } = await queuedChat();
    const editor = await api.auth.accounts.addWithPassword({ email: 'ed@example.com', name: 'Ed', role: 'editor' }, 'lamp on the porch');
    for (const agent of [editor.id, 'A'.repeat(22), 'me', 7]) {
      expect((await api.call(`POST /conversations/${chat.id}/assign`, { body: { agent } })).status).toBe(400);
    }
    expect((await chat.state()).status).toBe('queued');
  });

  it('reads everything in the shape that is documented, with times in ISO 8601', async () => {
    const { chat } = await queuedChat();
    await chat.serve();
    const { body } = await api.call(`GET /conversations/${chat.id}`);
    expect(parseStrictly(conversationSchema, body)).toEqual(body);
    expect(body.resolution).toMatchObject({ cause: 'agent', agent: { name: AGENT.name }, at: new Date(api.clock.now()).toISOString() });
    const events = await api.call(`GET /conversations/${chat.id}/events`);
    for (const event of events.body.data) expect(parseStrictly(eventSchema, event)).toEqual(event);
  });

  it('follows a conversation from where it stopped reading, private notes included', async () => {
    const { chat } = await queuedChat();
    await chat.act(AGENT, { kind: 'note', text: 'A regular.' });
    const first = await api.call(`GET /conversations/${chat.id}/events?limit=2`);
    expect(first.body).toMatchObject({ data: [{ seq: 1, type: 'conversation.started' }, { seq: 2, type: 'message.posted' }], next: '2' });
    const rest = await api.call(`GET /conversations/${chat.id}/events?cursor=${first.body.next}`);
    expect(rest.body).toMatchObject({ data: [{ seq: 3 }, { seq: 4, type: 'note.posted', data: { text: 'A regular.' } }], next: null });
    expect((await api.call(`GET /conversations/${chat.id}/events?after=4`)).body).toEqual({ data: [], next: null });
    expect((await api.call(`GET /conversations/${chat.id}/events?after=999999`)).body).toEqual({ data: [], next: null });
  });
});

describe('a list of conversations', () => {
  it('is read page by page, each conversation once, latest activity first', async () => {
    await api.person('Grace', ['conversations:read'], 'agent');
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      const chat = await beginChat(api);
      if (i % 2 === 0) await chat.end();
      ids.unshift(chat.id);
      // Two of them happened at the same moment.
      if (i !== 3) api.clock.advance(1000);
    }
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await api.call(`GET /conversations?limit=2${cursor}`);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect([seen[0], seen.at(-1)]).toEqual([ids[0], ids.at(-1)]);
  });

  it('is filtered by state, person and inbox', async () => {
    await api.person('Grace', ['conversations:read'], 'agent');
    const resolved = await beginChat(api);
    await resolved.serve();
    const queued = await beginChat(api);
    await queued.act({ kind: 'bot' }, { kind: 'hand_off', reason: 'requested' });
    const found = async (query: string): Promise<string[]> => {
      const { body } = await api.call(`GET /conversations?${query}`);
      return body.data.map(({ id }: { id: string }) => id);
    };
    expect(await found('status=queued')).toEqual([queued.id]);
    expect(await found('status=resolved')).toEqual([resolved.id]);
    expect(await found('status=bot')).toEqual([]);
    expect(await found(`agent=${'A'.repeat(22)}`)).toEqual([]);
    expect((await found('inbox=main')).toSorted()).toEqual([queued.id, resolved.id].toSorted());
    expect(await found('inbox=other')).toEqual([]);
  });
});
