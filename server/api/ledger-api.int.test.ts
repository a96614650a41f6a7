import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gapSchema } from './ledger-reads.ts';
import type { ApiStage } from './testing/api-stage.ts';
import { openApiStage } from './testing/api-stage.ts';
import { parseStrictly } from './testing/parse-strictly.ts';

let api: ApiStage;
beforeEach(async () => {
  api = await openApiStage();
  await api.person('Eva', ['articles:read', 'answers:read'], 'admin');
});
afterEach(() => api.close());

const ask = (question: string, more: object = {}) => api.call('POST /answers', { body: { question, ...more } });

async function gaps(query = '') {
  while ((await api.ledger.step()) > 0);
  return api.call(`GET /ledger/gaps${query}`);
}

describe('gaps over the API', () => {
  it('are what programs asked in vain and wanted kept, like questions together', async () => {
    await ask('Do you rent kayaks?');
    expect((await gaps()).body).toEqual({ data: [], next: null });
    await ask('Do you rent kayaks?', { record: true, asker: 'customer 1' });
    await ask('Do you rent kayaks?', { record: true, asker: 'customer 1' });
    await ask('Can I rent kayaks? My card is 4111 1111 1111 1111', { record: true, asker: 'customer 2' });
    await ask('hello', { record: true });
    const { body } = await gaps();
    expect(body.data.map((gap: unknown) => parseStrictly(gapSchema, gap))).toMatchObject([
      { question: 'Do you rent kayaks?', state: 'open', people: 2, peopleBefore: 0, questions: 2, kinds: { no_result: 2 }, article: null, reopened: false },
    ]);
    expect(JSON.stringify(body)).not.toContain('4111');
  });

  it('are bounded by period, state, reason and language, and read page by page', async () => {
    for (const thing of ['kayak', 'helmet', 'lantern']) await ask(`Do you repair a ${thing}?`, { record: true });
    const first = await gaps('?limit=2');
    expect([first.body.data.length, typeof first.body.next]).toEqual([2, 'string']);
    expect((await gaps(`?limit=2&cursor=${first.body.next}`)).body.data).toHaveLength(1);
    const counts = await Promise.all(['?days=7&kind=no_result', '?kind=no_answer', '?state=solved', '?locale=de'].map(async (query) => (await gaps(query)).body.data.length as number));
    expect(counts).toEqual([3, 0, 0, 0]);
  });

  it.each(['days=31', 'kind=boredom', 'state=closed', 'cursor=1_', 'limit=0', 'limit=1000'])('refuse %s', async (query) => {
    expect((await gaps(`?${query}`)).status).toBe(400);
  });

  it('need the right to read articles', async () => {
    const { token } = await api.person('Bo', ['answers:read']);
    expect((await api.call('GET /ledger/gaps', { token })).status).toBe(403);
  });
});
