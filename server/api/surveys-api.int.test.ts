import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginChat } from '../surveys/testing/survey-stage.ts';
import { surveySchema } from './survey-reads.ts';
import type { ApiStage } from './testing/api-stage.ts';
import { openApiStage } from './testing/api-stage.ts';
import { parseStrictly } from './testing/parse-strictly.ts';

let api: ApiStage;
beforeEach(async () => {
  api = await openApiStage();
  await api.person('Sue', ['surveys:read'], 'supervisor');
});
afterEach(() => api.close());

describe('surveys over the API', () => {
  it('are listed as they were answered, the latest first', async () => {
    const chat = await beginChat(api);
    const seq = await chat.serve();
    await chat.answer(seq, { step: 'csat', value: 5 }, { step: 'solved', value: 'yes' });
    api.clock.advance(1000);
    await (await beginChat(api)).end();
    const { body } = await api.call('GET /surveys');
    expect(body.next).toBeNull();
    expect(body.data.map((survey: unknown) => parseStrictly(surveySchema, survey))).toMatchObject([
      { state: 'offered', csat: null },
      { conversation: chat.id, resolutionSeq: seq, state: 'started', csat: 5, solved: 'yes', nps: null, agent: { name: 'Ada' }, inbox: 'main' },
    ]);
  });

  it('are bounded by time and read page by page', async () => {
    const start = new Date(api.clock.now()).toISOString();
    for (let i = 0; i < 3; i += 1) {
      await (await beginChat(api)).end();
      api.clock.advance(60_000);
    }
    const first = await api.call(`GET /surveys?limit=2&from=${start}`);
    expect([first.body.data.length, typeof first.body.next]).toEqual([2, 'string']);
    const rest = await api.call(`GET /surveys?limit=2&from=${start}&cursor=${first.body.next}`);
    expect([rest.body.data.length, rest.body.next]).toEqual([1, null]);
    expect((await api.call(`GET /surveys?to=${start}`)).body.data).toEqual([]);
    expect((await api.call(`GET /surveys?from=${start.slice(0, 10)}`)).body.data).toHaveLength(3);
  });

  it.each(['from=yesterday', 'from=-1', 'to=2026-02-31T00:00', 'to=2026-13-01', 'cursor=1_x', 'limit=0'])('refuse %s', async (query) => {
    expect((await api.call(`GET /surveys?${query}`)).status).toBe(400);
  });
});
