import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chat } from '../surveys/testing/survey-stage.ts';
import { beginChat } from '../surveys/testing/survey-stage.ts';
import type { Answer, ApiStage } from './testing/api-stage.ts';
import { openApiStage } from './testing/api-stage.ts';

let api: ApiStage;
let chat: Chat;
beforeEach(async () => {
  api = await openApiStage();
  chat = await beginChat(api);
});
afterEach(() => api.close());

const refusal = ({ status, body, headers }: Answer): unknown => {
  expect(body.error.traceId).toBe(headers.get('x-trace-id'));
  return [status, body.error.code];
};

describe('a call', () => {
  it('without a valid token learns nothing', async () => {
    for (const token of [null, 'x', `porchlight_${'A'.repeat(43)}`]) {
      expect(refusal(await api.call(`GET /conversations/${chat.id}`, { token }))).toEqual([401, 'unauthenticated']);
    }
  });

  it('needs the scope of what it does, and reading is not writing', async () => {
    await api.person('Grace', ['conversations:read', 'answers:read'], 'agent');
    expect((await api.call('GET /conversations')).status).toBe(200);
    expect(refusal(await api.call('GET /surveys'))).toEqual([403, 'forbidden']);
    expect(refusal(await api.call(`POST /conversations/${chat.id}/handoff`))).toEqual([403, 'forbidden']);
    await api.person('Root', ['admin']);
    expect((await api.call(`POST /conversations/${chat.id}/handoff`)).status).toBe(200);
  });

  it('is refused from the moment its token is revoked or its person leaves', async () => {
    const { user } = await api.person('Grace', ['conversations:read'], 'agent');
    await api.auth.users.change(user.id, { active: false });
    expect(refusal(await api.call('GET /conversations'))).toEqual([401, 'unauthenticated']);
  });

  it('without the right to it is not even read', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(1_048_576) });
    expect(refusal(await api.call(`POST /conversations/${chat.id}/messages`, { body: large, token: null }))).toEqual([401, 'unauthenticated']);
  });

  it('learns when to come back where it comes too often, each token for itself', async () => {
    await api.close();
    api = await openApiStage(2);
    const { token } = await api.person('Grace', ['conversations:read'], 'agent');
    const spaced = { token: null, headers: { authorization: `bearer   ${token}` } };
    const answers = [await api.call('GET /conversations'), await api.call('GET /conversations', spaced), await api.call('GET /conversations')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    await api.person('Ada', ['conversations:read'], 'agent');
    expect((await api.call('GET /conversations')).status).toBe(200);
  });
});

describe('bad input', () => {
  it.each([
    ['a text of a megabyte', { body: { text: 'x'.repeat(1_048_576) } }, [413, 'too_large']],
    ['a text that is too long', { body: { text: 'x'.repeat(10_001) } }, [413, 'too_large']],
    ['a blank text', { body: { text: ' \u200B ' } }, [400, 'invalid_payload']],
    ['no body', {}, [400, 'invalid_payload']],
    ['null', { body: 'null' }, [400, 'invalid_payload']],
    ['a list', { body: '[{"text":"x"}]' }, [400, 'invalid_payload']],
    ['broken JSON', { body: '{"text":' }, [400, 'invalid_payload']],
    ['an object for a text', { body: { text: { $ne: 1 } } }, [400, 'invalid_payload']],
    ['deep nesting', { body: `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}` }, [400, 'invalid_payload']],
    ['a form', { body: 'text=hello', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, [400, 'invalid_payload']],
    ['a key with spaces', { body: { text: 'x' }, key: 'a b' }, [400, 'invalid_payload']],
    ['a key that is too long', { body: { text: 'x' }, key: 'k'.repeat(256) }, [400, 'invalid_payload']],
  ])('%s is refused and changes nothing', async (_what, sent, expected) => {
    await api.person('Grace', ['conversations:write'], 'agent');
    expect(refusal(await api.call(`POST /conversations/${chat.id}/messages`, sent))).toEqual(expected);
    expect((await chat.state()).seq).toBe(2);
  });

  it.each([
    'status=gone', 'limit=0', 'limit=-1', 'limit=101', 'limit=1e2', 'limit=', 'limit=5&limit=6', 'agent[$ne]=x&agent=x', 'inbox=a%00b',
    'cursor=next', 'cursor=1_2', 'cursor=9999999999999999_AAAAAAAAAAAAAAAAAAAAAA', `cursor=${'9'.repeat(300)}`,
  ])('the list refuses %s', async (query) => {
    await api.person('Grace', ['conversations:read'], 'agent');
    const { status } = await api.call(`GET /conversations?${query}`);
    expect([400, 413]).toContain(status);
  });

  it.each(['after=-1', 'after=x', 'after=1.5', 'after=99999999999999999999', 'cursor=1_AAAAAAAAAAAAAAAAAAAAAA', 'limit=501'])(
    'the events refuse %s',
    async (query) => {
      await api.person('Grace', ['conversations:read'], 'agent');
      expect(refusal(await api.call(`GET /conversations/${chat.id}/events?${query}`))).toEqual([400, 'invalid_payload']);
    },
  );

  it('finds no conversation by an id that is unknown, malformed or too long for one', async () => {
    await api.person('Grace', ['conversations:read', 'conversations:write'], 'agent');
    for (const id of ['A'.repeat(22), 'x', 'x'.repeat(150), '%00', '%7B%22$gt%22:%22%22%7D']) {
      expect(refusal(await api.call(`GET /conversations/${id}`))).toEqual([404, 'not_found']);
      expect(refusal(await api.call(`GET /conversations/${id}/events`))).toEqual([404, 'not_found']);
      expect(refusal(await api.call(`POST /conversations/${id}/resolve`))).toEqual([404, 'not_found']);
    }
  });
});

describe('a repeated call with the same Idempotency-Key', () => {
  const say = (text: string, key: string): Promise<Answer> => api.call(`POST /conversations/${chat.id}/messages`, { body: { text }, key });

  beforeEach(async () => {
    await api.person('Grace', ['conversations:write'], 'agent');
    await api.call(`POST /conversations/${chat.id}/handoff`);
    await api.call(`POST /conversations/${chat.id}/assign`);
  });

  it.each(['order-4711-reply', 'k', '"8e03978e-40d5-43dd-bc93-6894a57f9324"'])('%s has one effect and one answer', async (key) => {
    const first = await say('Hello', key);
    const again = await Promise.all([say('Hello', key), say('Hello', key)]);
    expect(first.status).toBe(201);
    for (const answer of again) expect([answer.status, answer.body]).toEqual([201, first.body]);
    expect((await chat.state()).seq).toBe(first.body.seq);
  });

  it('becomes the event’s client id where it fits', async () => {
    expect((await say('Hello', 'order-4711-reply')).body.clientId).toBe('order-4711-reply');
  });

  it('is answered as the first time, even after things have moved on', async () => {
    const resolve = (): Promise<Answer> => api.call(`POST /conversations/${chat.id}/resolve`, { key: 'resolve-1' });
    const first = await resolve();
    await api.call(`POST /conversations/${chat.id}/reopen`);
    expect((await resolve()).body).toEqual(first.body);
    expect((await chat.state()).status).toBe('queued');
  });

  it('is refused for another text, another wish, and does not bind anybody else', async () => {
    await say('Hello', 'order-4711-reply');
    expect(refusal(await say('Goodbye', 'order-4711-reply'))).toEqual([409, 'conflict']);
    expect(refusal(await api.call(`POST /conversations/${chat.id}/resolve`, { key: 'order-4711-reply' }))).toEqual([409, 'conflict']);
    await api.person('Ada', ['conversations:write'], 'supervisor');
    expect((await api.call(`POST /conversations/${chat.id}/resolve`, { key: 'order-4711-reply' })).status).toBe(200);
  });
});
