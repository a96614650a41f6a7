import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import { ROLES, standardGrants } from '../../protocol/roles.ts';
import type { SurveyRow } from '../../protocol/staff-contract.ts';
import type { SurveyState } from '../../protocol/surveys.ts';
import { emptyConversation } from '../../protocol/conversation.ts';
import { randomId } from '../kernel/ids.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { surveyCommands } from './index.ts';
import type { SurveyDocument } from './survey-document.ts';
import { surveyDocument } from './survey-document.ts';
import { createSurveyStore } from './survey-store.ts';
import type { SurveyStage } from './testing/survey-stage.ts';
import { DAY, openSurveyStage } from './testing/survey-stage.ts';

let stage: SurveyStage;
let everything: SurveyDocument[];
const ALL_TIME = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** A repeatable stand-in for chance, so that a failure can be looked at again (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let a = seed;
  return (sides) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** Surveys of two years, several at the same moment, with every mixture of answers. */
function manySurveys(now: number): SurveyDocument[] {
  const roll = dice(7);
  return Array.from({ length: 400 }, (_, n) => {
    const survey: SurveyState = {
      resolutionSeq: 3 + roll(4),
      status: (['offered', 'started', 'completed', 'dismissed', 'expired'] as const)[roll(5)] ?? 'offered',
      askNps: roll(2) === 1,
      csat: roll(6) || null,
      solved: ([null, 'yes', 'partly', 'no'] as const)[roll(4)] ?? null,
      nps: [null, ...Array.from({ length: 11 }, (_, score) => score)][roll(12)] ?? null,
      comment: roll(3) === 0 ? `Because of ${n}.` : null,
      steppedAt: {},
      offeredAt: now - Math.floor(n / 3) * 6 * DAY + (n % 3 === 0 ? roll(DAY) : 0),
      startedAt: null,
      closedAt: null,
    };
    const agent = roll(4) === 0 ? null : { id: randomId() as UserId, name: 'Ada' };
    const conversation = { ...emptyConversation(randomId() as ConversationId), seq: 9, inbox: 'main' };
    return surveyDocument(conversation, survey, { agent, team: null, policy: null }, 7 * DAY);
  });
}

beforeAll(async () => {
  stage = await openSurveyStage();
  everything = manySurveys(stage.clock.now());
  const store = createSurveyStore(stage.store.connection);
  await Promise.all(everything.map((document) => store.put(document)));
});

afterAll(async () => {
  await stage.close();
});

/** All pages of a list, `limit` rows each. */
async function allPages(query: { from: number; to: number; only?: 'comments' | 'low' }, limit: number): Promise<SurveyRow[]> {
  const rows: SurveyRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await stage.surveys.list({ ...query, limit, ...(cursor !== undefined && { cursor }) });
    expect(page.surveys.length).toBeLessThanOrEqual(limit);
    expect(page.next === null || page.surveys.length === limit).toBe(true);
    rows.push(...page.surveys);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

/** What a list should hold, found by looking at every survey. */
const expected = (from: number, to: number, matches: (survey: SurveyDocument) => boolean = () => true) =>
  everything
    .filter((survey) => survey.offeredAt.getTime() >= from && survey.offeredAt.getTime() < to && matches(survey))
    .sort((a, b) => b.offeredAt.getTime() - a.offeredAt.getTime() || (a._id < b._id ? 1 : -1))
    .map(({ _id }) => _id);

const ids = (rows: readonly SurveyRow[]) => rows.map(({ id }) => id);

describe('the list of surveys', () => {
  it('shows all, newest offer first, page by page without gaps or repeats', async () => {
    for (const limit of [3, 100]) expect(ids(await allPages(ALL_TIME, limit))).toEqual(expected(0, Infinity));
  });

  it('begins with the period and ends before its end', async () => {
    const [from, to] = [everything[200]?.offeredAt.getTime() ?? 0, everything[100]?.offeredAt.getTime() ?? 0];
    expect(ids(await allPages({ from, to }, 9))).toEqual(expected(from, to));
    expect(ids(await allPages({ from, to: from }, 9))).toEqual([]);
    expect(ids(await allPages({ from: to, to: from }, 9))).toEqual([]);
  });

  it('can be narrowed to comments and to low scores: CSAT up to 2, NPS up to 6', async () => {
    const comments = expected(0, Infinity, ({ comment }) => comment !== null);
    expect(ids(await allPages({ ...ALL_TIME, only: 'comments' }, 10))).toEqual(comments);
    const low = expected(0, Infinity, ({ csat, nps }) => (csat !== null && csat <= 2) || (nps !== null && nps <= 6));
    expect(ids(await allPages({ ...ALL_TIME, only: 'low' }, 10))).toEqual(low);
    expect(low.length).toBeGreaterThan(comments.length);
  });

  it('keeps its place while new surveys come in', async () => {
    const first = await stage.surveys.list({ ...ALL_TIME, limit: 5 });
    const [newest] = manySurveys(stage.clock.now() + DAY);
    const late = { ...newest, _id: `${randomId()}:5` } as SurveyDocument;
    await createSurveyStore(stage.store.connection).put(late);
    const second = await stage.surveys.list({ ...ALL_TIME, limit: 5, cursor: first.next ?? '' });
    await stage.store.connection.collection('surveys').deleteOne({ _id: late._id as never });
    expect(ids([...first.surveys, ...second.surveys])).toEqual(expected(0, Infinity).slice(0, 10));
  });

  it('shows who was rated, and nobody where the bot was', async () => {
    const rows = await allPages(ALL_TIME, 100);
    const byId = new Map(everything.map((survey) => [survey._id, survey]));
    expect(rows.map(({ agent }) => agent?.id ?? null)).toEqual(rows.map(({ id }) => byId.get(id)?.agent));
    expect(rows.some(({ agent }) => agent === null)).toBe(true);
  });

  it('refuses a cursor of another list', async () => {
    for (const cursor of ['', '5', `5_${randomId()}`, `-5_${randomId()}:3`, `5_{"$ne":1}:3`]) {
      await expect(stage.surveys.list({ ...ALL_TIME, cursor })).rejects.toMatchObject({ code: 'invalid_payload' });
    }
  });

  it('takes periods beyond all dates', async () => {
    const period = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };
    expect(await allPages(period, 100)).toHaveLength(everything.length);
    expect((await stage.surveys.figures(period)).offered).toBe(everything.length);
  });
});

describe('the figures of surveys', () => {
  it('are those of counting every survey of the period by hand', async () => {
    const moments = [0, 50, 120, 133, 260, 399].map((n) => everything[n]?.offeredAt.getTime() ?? 0);
    for (const from of moments) {
      for (const to of [...moments, Infinity]) {
        const those = everything.filter(({ offeredAt }) => offeredAt.getTime() >= from && offeredAt.getTime() < to);
        const rated = those.filter(({ csat }) => csat !== null);
        const scores = those.flatMap(({ nps }) => (nps === null ? [] : [nps]));
        const [promoters, detractors] = [scores.filter((nps) => nps > 8).length, scores.filter((nps) => nps < 7).length];
        expect(await stage.surveys.figures({ from, to })).toMatchObject({
          offered: those.length,
          csat: { part: rated.filter(({ csat }) => csat === 4 || csat === 5).length, of: rated.length },
          responseRate: { part: rated.length, of: those.length },
          nps: { answers: scores.length, promoters, detractors },
          solved: {
            yes: those.filter(({ solved }) => solved === 'yes').length,
            partly: those.filter(({ solved }) => solved === 'partly').length,
            no: those.filter(({ solved }) => solved === 'no').length,
          },
        });
      }
    }
  });
});

describe('the console asks for surveys', () => {
  it('everybody who signs in may see them', async () => {
    const commands = surveyCommands(stage.surveys);
    for (const role of ROLES) {
      const context = { user: { id: 'u' as UserId, name: 'U', email: 'u@example.com', role, permissions: standardGrants(role) } } as StaffContext;
      const { surveys, next } = await commands['surveys.list'](context, { ...ALL_TIME, only: 'low', limit: 2 });
      expect([surveys.length, next === null]).toEqual([2, false]);
      const { figures } = await commands['surveys.figures'](context, ALL_TIME);
      expect(figures.offered).toBe(everything.length);
    }
  });
});
