import { describe, expect, it } from 'vitest';
import type { ArticleContent } from '../article.ts';
import { sampleCompany } from '../testing/sample-company.ts';
import type { Answering } from './answering.ts';
import { buildAnswering } from './answering.ts';
import type { Lesson } from './lesson.ts';
import { learn } from './lesson.ts';

const SNOWSHOES: ArticleContent = {
  slug: 'hire-snowshoes', locale: 'en', title: 'Hire snowshoes', summary: '', body: '## Hire snowshoes for a weekend\n\nYou can hire snowshoes in our Galway store.',
  questions: ['Can I hire snowshoes from you for a weekend?'], category: 'Products', tags: [], audience: 'public', tiers: [], owner: null, verifyBy: null, state: 'published',
};
const ASKED = ['Can I hire snowshoes from you for a weekend?', 'hire snowshoes for the weekend', 'can i hire snowshoes for a weekend from you', 'hire snowshoes'];

const lessonOf = (answering: Answering): Promise<Lesson | null> => learn(answering.plan('en'));

describe('an article that has just been published', () => {
  it('answers questions in nearly its own words at every promise up to 97, wherever learning stands', async () => {
    const { articles, synonyms } = await sampleCompany();
    const before = await buildAnswering(articles, synonyms);
    const now = await buildAnswering([...articles, SNOWSHOES], synonyms);
    const stages = { 'nothing is learnt': null, 'learnt before it came': await lessonOf(before), 'learnt with it': await lessonOf(now) };
    const answers: [string, string, number, string][] = [];
    for (const [stage, lesson] of Object.entries(stages)) {
      now.teach('en', lesson);
      for (const question of ASKED) {
        for (const promise of [0.8, 0.95, 0.97]) {
          const { decision, candidates } = await now.ask(question, { locale: 'en', audience: 'public', promise });
          answers.push([stage, question, promise, `${decision} ${candidates[0]?.slug}`]);
        }
      }
    }
    expect(answers.filter(([, , , outcome]) => outcome !== 'answer hire-snowshoes')).toEqual([]);
    expect(answers).toHaveLength(36);
    expect((await now.ask('my tent is wet', { locale: 'en', audience: 'public' })).candidates[0]?.slug).not.toBe('hire-snowshoes');
  }, 120_000);
});
