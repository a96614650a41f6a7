import { describe, expect, it } from 'vitest';
import type { ArticleContent } from '../article.ts';
import { answersFrom } from './calibration.ts';
import { createAnswerEngine } from './create-answer-engine.ts';
import { hashOf } from './hash.ts';
import type { Lesson } from './lesson.ts';
import { learn } from './lesson.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';

const THINGS = ['tent', 'kayak', 'boot', 'stove', 'rope', 'lamp', 'jacket', 'helmet', 'bottle', 'map', 'sock', 'paddle'];
const WAYS = [
  'how do I repair my #', 'my # is broken', 'fixing a #', 'the # has a hole', 'can you mend the #', 'damage on a #', 'who repairs a #',
  '# fell apart', 'what to do with a torn #', 'is there a spare part for the #', '# repair please', 'need my # fixed soon',
  'glue for a #', 'the # does not work any more', 'sew a # again', 'patch for my #', 'where is the # workshop', 'repairing the old #',
  'will you take my damaged #', 'price of mending a #', '# stopped working', 'how long until my # is whole',
];
const articles: ArticleContent[] = THINGS.map((thing) => ({
  slug: thing, locale: 'en', title: `Repairing a ${thing}`, summary: '', body: `Bring the ${thing}.`, questions: WAYS.map((way) => way.replace('#', thing)),
  category: 'General', tags: [], audience: 'public', tiers: [], owner: null, verifyBy: null, state: 'published',
}));
/** Knows that a canoe is a kind of kayak; every other word means itself. */
function meaningEncoder(isAway: () => boolean): SentenceEncoder {
  const embed = (text: string) => {
    const vector = new Float32Array(64);
    for (const word of text.replace('canoe', 'kayak').split(/\W+/)) vector[hashOf(word) % 64] = 1 + (vector[hashOf(word) % 64] ?? 0);
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  };
  const embedAll = async (texts: readonly string[]) => {
    if (isAway()) throw new Error('away');
    return texts.map(embed);
  };
  return { id: 'test', dimension: 64, languages: ['en'], words: ['canoe', 'bust'], embed: embedAll };
}
const PUBLIC = { locale: 'en', audience: 'public' } as const;

describe('what a base learns from its own questions', () => {
  it('answers from the words of the articles until the lesson is there, then by it', async () => {
    let finish: ((lesson: Lesson | null) => void) | undefined;
    const engine = createAnswerEngine({ learn: () => new Promise((resolve) => (finish = resolve)) });
    await engine.rebuild(articles, []);
    const before = await engine.ask('mend kayak', PUBLIC);
    expect(before.candidates[0]?.slug).toBe('kayak');
    finish?.(await learn({ articles, locale: 'en', synonyms: [] }));
    await engine.settled();
    const after = await engine.ask('mend kayak', PUBLIC);
    expect(after).toMatchObject({ decision: 'answer', passage: { blocks: [{ t: 'paragraph' }] } });
    expect(after.candidates[0]?.slug).toBe('kayak');
    expect(after.confidence).not.toBe(before.confidence);
    expect((await engine.ask('the president of france', PUBLIC)).decision).not.toBe('answer');
  }, 60_000);

  it('learns nothing from a base that is too small to promise anything', async () => {
    expect(await learn({ articles: articles.slice(0, 9), locale: 'en', synonyms: [] })).toBeNull();
    expect(await learn({ articles: articles.map((each) => ({ ...each, questions: [] })), locale: 'en', synonyms: [] })).toBeNull();
  });

  it('finds an article by the meaning of a question that shares no word with it, and by words where the encoder is away', async () => {
    let isAway = false;
    const encoder = meaningEncoder(() => isAway);
    const engine = createAnswerEngine({ learn, encoder });
    await engine.rebuild(articles, []);
    await engine.settled();
    const asked = await engine.ask('canoe bust', PUBLIC);
    expect(asked.candidates[0]).toMatchObject({ slug: 'kayak', why: { words: [] } });
    isAway = true;
    expect((await engine.ask('canoe bust', PUBLIC)).candidates[0]?.slug).not.toBe('kayak');
    expect((await engine.ask('mend kayak', PUBLIC)).candidates[0]?.slug).toBe('kayak');
  }, 60_000);

  it('answers less of what it is less sure of when more is promised', async () => {
    const lesson = await learn({ articles, locale: 'en', synonyms: [] });
    const from = [0.5, 0.8, 0.95, 0.99].map((promise) => (lesson === null ? 0 : answersFrom(lesson.calibration, promise)));
    expect(from).toEqual([...from].sort((a, b) => a - b));
    expect(from[0]).toBeGreaterThanOrEqual(0.5);
    expect(lesson && answersFrom(lesson.calibration)).toBe(from[2]);
  }, 60_000);

  it('moves nothing but what an article itself changes, where a base is judged by the lesson of the one before', async () => {
    const before = await learn({ articles, locale: 'en', synonyms: [] });
    const canoe = { ...(articles[0] as ArticleContent), slug: 'canoe', title: 'Repairing a canoe', questions: WAYS.map((way) => way.replace('#', 'canoe')) };
    const more = [...articles, canoe];
    const judged = await learn({ articles: more, locale: 'en', synonyms: [] }, { judgedBy: before });
    expect(judged?.slugs).toEqual(more.map(({ slug }) => slug));
    expect([judged?.calibration, judged?.wordsMix]).toEqual([before?.calibration, before?.wordsMix]);
    const fresh = await learn({ articles: more, locale: 'en', synonyms: [] });
    expect(fresh?.calibration).not.toEqual(before?.calibration);
    const others = articles.map((each) => ({ ...each, slug: `other-${each.slug}` }));
    const another = await learn({ articles: others, locale: 'en', synonyms: [] }, { judgedBy: fresh });
    expect(another?.calibration).not.toEqual(fresh?.calibration);
  }, 60_000);

  it('drops what was learnt from articles that have been replaced meanwhile', async () => {
    const signals: AbortSignal[] = [];
    const engine = createAnswerEngine({ learn: (_, { signal }) => (signals.push(signal), Promise.resolve(null)) });
    await engine.rebuild(articles, []);
    await engine.rebuild(articles.slice(1), []);
    await engine.settled();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});
