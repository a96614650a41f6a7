import { describe, expect, it } from 'vitest';
import type { ArticleContent } from '../article.ts';
import { createAnswerEngine } from './create-answer-engine.ts';
import type { Lesson } from './lesson.ts';
import { learn } from './lesson.ts';

const THINGS = ['tent', 'kayak', 'boot', 'stove', 'rope', 'lamp', 'jacket', 'helmet', 'bottle', 'map', 'sock', 'paddle'];
const WAYS = [
  'how do I repair my #', 'my # is broken', 'fixing a #', 'the # has a hole', 'can you mend the #', 'damage on a #', 'who repairs a #',
  '# fell apart', 'what to do with a torn #', 'is there a spare part for the #', '# repair please', 'need my # fixed soon',
  'glue for a #', 'the # does not work any more', 'sew a # again', 'patch for my #', 'where is the # workshop', 'repairing the old #',
  'will you take my damaged #', 'price of mending a #', '# stopped working', 'how long until my # is whole',
];
const articles: ArticleContent[] = THINGS.map((thing) => ({
  slug: thing, locale: 'en', title: `Repairing a ${thing}`, summary: '', body: `Bring the ${thing}.`, questions: WAYS.map((way) => way.replace('#', thing)),
  category: 'General', tags: [], audience: 'public', owner: null, verifyBy: null, state: 'published',
}));
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

  it('drops what was learnt from articles that have been replaced meanwhile', async () => {
    const signals: AbortSignal[] = [];
    const engine = createAnswerEngine({ learn: (_, { signal }) => (signals.push(signal), Promise.resolve(null)) });
    await engine.rebuild(articles, []);
    await engine.rebuild(articles.slice(1), []);
    await engine.settled();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});
