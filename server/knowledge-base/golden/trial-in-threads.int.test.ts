import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UserId } from '../../../protocol/ids.ts';
import { systemClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import { articleIndexes } from '../article-store.ts';
import { createKnowledgeBase } from '../create-knowledge-base.ts';
import { deskIndexes } from '../desk/desk-indexes.ts';
import { startTrial } from '../desk/try-first.ts';
import { lessonIndexes } from '../hosting/lesson-store.ts';
import { buildThreads } from '../hosting/testing/built-threads.ts';

const WAYS = ['repair my #', 'the # is broken', 'fix a #', 'the # has a hole', 'mend the #', 'damage on a #', 'who repairs a #', 'a torn #', 'spare part for the #', 'my # fell apart'];
const THINGS = Array.from({ length: 10 }, (_, i) => `thing${String.fromCharCode(97 + i)}`);
const article = (thing: string) => ({ slug: thing, locale: 'en', title: `Repairing a ${thing}`, body: `Bring the ${thing}.`, questions: WAYS.map((way) => way.replace('#', thing)) });
const ADA = { id: 'Ada'.padEnd(22, '0') as UserId, name: 'Ada' };

let store: Store;
let built: Awaited<ReturnType<typeof buildThreads>>;
beforeEach(async () => {
  [store, built] = await Promise.all([openTestStore(), buildThreads()]);
  await ensureIndexes(store.connection, [...articleIndexes, ...lessonIndexes, ...deskIndexes], silentLogger);
});
afterEach(async () => {
  await store.close();
  await rm(built.folder, { recursive: true, force: true });
});

it('a draft is tried in threads of its own, which learn and leave nothing behind', async () => {
  const threads = built.watch();
  const knowledge = createKnowledgeBase({ store, clock: systemClock, logger: silentLogger, threads });
  await knowledge.importArticles({ articles: THINGS.map(article), publish: true });
  await knowledge.settled();
  const before = { ...threads.opened };
  const lessons = () => store.connection.collection('answer_lessons').countDocuments({});
  const kept = await lessons();
  const { questions, title } = article('canoe');
  const made = await knowledge.desk.create({ locale: 'en', content: { title, questions: [...questions, 'repair my thinga'] }, clientId: 'canoe-1' }, ADA);
  const trial = await startTrial(knowledge.desk.parts, ADA.id, [{ article: made.article.id, rev: made.draft.rev }]);
  const done = await knowledge.desk.parts.trials.wait(ADA.id, trial.id, 60_000);
  expect(done).toMatchObject({ state: 'done', progress: 1, report: { learnt: true, leftOut: 0, examples: { before: { wrong: 0 } } } });
  expect(threads.opened).toEqual({ ...before, serving: before.serving + 1, learning: before.learning + 1 });
  expect(await lessons()).toBe(kept);
  const asked = await knowledge.engine.ask('my canoe fell apart', { locale: 'en', audience: 'public' });
  expect(asked.candidates.map(({ slug }) => slug)).not.toContain('repairing-a-canoe');
  await knowledge.close();
});
