import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import { articleIndexes } from '../article-store.ts';
import type { KnowledgeBase } from '../create-knowledge-base.ts';
import { createKnowledgeBase } from '../create-knowledge-base.ts';
import { lessonIndexes } from './lesson-store.ts';
import type { WatchedThreads } from './testing/built-threads.ts';
import { buildThreads } from './testing/built-threads.ts';
import { vectorIndexes } from './vector-store.ts';

const THINGS = ['tent', 'kayak', 'boot', 'stove', 'rope', 'lamp', 'jacket', 'helmet', 'bottle', 'map', 'sock', 'paddle'];
const WAYS = [
  'how do I repair my #', 'my # is broken', 'fixing a #', 'the # has a hole', 'can you mend the #', 'damage on a #', 'who repairs a #',
  '# fell apart', 'what to do with a torn #', 'is there a spare part for the #', '# repair please', 'need my # fixed soon',
  'glue for a #', 'the # does not work any more', 'sew a # again', 'patch for my #', 'where is the # workshop', 'repairing the old #',
  'will you take my damaged #', 'price of mending a #', '# stopped working', 'how long until my # is whole',
];
const article = (thing: string) => ({ slug: thing, locale: 'en', title: `Repairing a ${thing}`, body: `Bring the ${thing}.`, questions: WAYS.map((way) => way.replace('#', thing)) });
const PUBLIC = { locale: 'en', audience: 'public' } as const;

let store: Store;
let built: Awaited<ReturnType<typeof buildThreads>>;
const open: KnowledgeBase[] = [];

beforeAll(async () => {
  built = await buildThreads();
});
afterAll(() => rm(built.folder, { recursive: true, force: true }));
beforeEach(async () => {
  store = await openTestStore();
  await ensureIndexes(store.connection, [...articleIndexes, ...lessonIndexes, ...vectorIndexes], silentLogger);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  await store.close();
});

/** A process of its own, as far as the engine goes: its threads, and nothing remembered. */
function start(embeddings = false): { knowledge: KnowledgeBase; threads: WatchedThreads } {
  const threads = built.watch();
  const knowledge = createKnowledgeBase({ store, clock: systemClock, logger: silentLogger, threads, embeddings });
  open.push(knowledge);
  return { knowledge, threads };
}

const learntOf = (knowledge: KnowledgeBase) => knowledge.engineStatus().parts.map(({ learnt }) => learnt);
const publish = (knowledge: KnowledgeBase, things = THINGS) => knowledge.importArticles({ articles: things.map(article), publish: true });

describe('the engine in its threads', () => {
  it('answers as soon as articles are published, and better when it has learnt', async () => {
    const { knowledge } = start();
    await publish(knowledge);
    const before = await knowledge.engine.ask('mend kayak', PUBLIC);
    expect([before.candidates[0]?.slug, learntOf(knowledge)]).toEqual(['kayak', ['pending']]);
    await knowledge.settled();
    expect(learntOf(knowledge)).toEqual(['learnt']);
    expect((await knowledge.engine.ask('mend kayak', PUBLIC)).confidence).not.toBe(before.confidence);
    expect(await knowledge.engine.quote('kayak', 'mend', PUBLIC)).toMatchObject({ title: 'Repairing a kayak' });
    expect((await knowledge.search('kajak', 'en', 'public')).map(({ slug }) => slug)).toContain('kayak');
    expect(await knowledge.respell('kayakk', 'en')).toBe('kayak');
  });

  it('is ready after a restart with the lesson and the vectors of before', async () => {
    const first = start(true);
    await publish(first.knowledge);
    await vi.waitFor(() => expect(learntOf(first.knowledge)).toEqual(['learnt']), 20_000);
    const before = await first.knowledge.engine.ask('mend kayak', PUBLIC);
    await first.knowledge.close();
    const second = start(true);
    await second.knowledge.refresh();
    expect(second.knowledge.engineStatus()).toEqual({ version: 2, parts: [{ language: 'en', articles: 12, hasVectors: true, learnt: 'learnt' }] });
    expect(await second.knowledge.engine.ask('mend kayak', PUBLIC)).toMatchObject({ decision: before.decision, confidence: before.confidence });
    expect(second.threads.opened).toEqual({ encoding: 1, serving: 1, learning: 0 });
  });

  it('learns anew where what was kept is of an older format', async () => {
    const first = start();
    await publish(first.knowledge);
    await first.knowledge.settled();
    await first.knowledge.close();
    await store.connection.collection('answer_lesson_chunks').updateMany({}, { $set: { bytes: Buffer.from('of another time') } });
    await store.connection.collection('answer_lessons').updateMany({}, { $set: { bytes: 15 } });
    const second = start();
    await second.knowledge.refresh();
    expect([second.knowledge.isReady(), (await second.knowledge.engine.ask('mend kayak', PUBLIC)).candidates[0]?.slug]).toEqual([true, 'kayak']);
    await second.knowledge.settled();
    expect([learntOf(second.knowledge), second.threads.opened.learning]).toEqual([['learnt'], 1]);
  });

  it('uses what was learnt before a small change until the new lesson is there', async () => {
    const { knowledge } = start();
    await publish(knowledge);
    await knowledge.settled();
    const before = await knowledge.engine.ask('mend kayak', PUBLIC);
    await knowledge.importArticles({ articles: [{ ...article('oar'), questions: [] }], publish: true });
    const after = await knowledge.engine.ask('mend kayak', PUBLIC);
    expect(learntOf(knowledge)).toEqual(['pending']);
    expect(after.decision).toBe(before.decision);
    expect((await knowledge.engine.ask('Repairing a oar', PUBLIC)).candidates[0]?.slug).toBe('oar');
  });

  it('switches to the same version in every process, of which one learns', async () => {
    const [one, other] = [start(), start()];
    await publish(one.knowledge);
    await other.knowledge.refresh();
    await Promise.all([one.knowledge.settled(), other.knowledge.settled()]);
    expect(other.knowledge.engineStatus()).toEqual(one.knowledge.engineStatus());
    expect(learntOf(other.knowledge)).toEqual(['learnt']);
    expect(one.threads.opened.learning + other.threads.opened.learning).toBe(1);
  });
});

describe('the model of sentence vectors', () => {
  it('is not loaded where no article is in a language that it knows', async () => {
    const { knowledge, threads } = start(true);
    await knowledge.importArticles({ articles: [{ ...article('zelt'), locale: 'de' }], publish: true });
    expect([threads.opened.encoding, knowledge.engineStatus().parts[0]?.hasVectors]).toEqual([0, false]);
  });
});

describe('when something breaks', () => {
  it('answers from the articles of before where a build dies, and from the new ones soon after', async () => {
    const { knowledge, threads } = start();
    await publish(knowledge, ['tent', 'boot']);
    const serving = threads.serving;
    threads.serving = () => {
      threads.serving = serving;
      const thread = serving();
      threads.killServing();
      return thread;
    };
    await publish(knowledge, ['kayak']);
    expect((await knowledge.engine.ask('my tent is broken', PUBLIC)).candidates[0]?.slug).toBe('tent');
    await vi.waitFor(async () => {
      await knowledge.refresh();
      expect((await knowledge.engine.ask('my kayak is broken', PUBLIC)).candidates[0]?.slug).toBe('kayak');
    }, 10_000);
  });

  it('brings the thread that answers back, and the question under way with it', async () => {
    const { knowledge, threads } = start();
    await publish(knowledge, ['tent', 'boot']);
    threads.killServing();
    expect((await knowledge.engine.ask('my tent is broken', PUBLIC)).candidates[0]?.slug).toBe('tent');
    expect(threads.opened.serving).toBe(2);
  });

  it('goes on without vectors while the encoder is away, and gets it back', async () => {
    const { knowledge, threads } = start(true);
    await publish(knowledge, ['tent', 'boot']);
    await vi.waitFor(() => expect(knowledge.engineStatus().parts[0]?.hasVectors).toBe(true), 10_000);
    threads.killEncoding();
    expect((await knowledge.engine.ask('my tent is broken', PUBLIC)).candidates[0]?.slug).toBe('tent');
    await vi.waitFor(() => expect(threads.opened.encoding).toBe(2), 10_000);
    await vi.waitFor(() => expect(knowledge.engineStatus().parts[0]?.hasVectors).toBe(true), 10_000);
  });

  it('stops at once in the middle of computing vectors', async () => {
    const { knowledge } = start(true);
    await knowledge.importArticles({ articles: [...THINGS.map(article), { ...article('sea'), title: 'An endless sea' }], publish: true });
    expect(knowledge.engineStatus().parts).toMatchObject([{ hasVectors: false, learnt: 'pending' }]);
    const startedAt = performance.now();
    await knowledge.close();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(await store.connection.collection('answer_lessons').countDocuments()).toBe(0);
  });

  it('finishes what a process that was killed while it learnt has left', async () => {
    const { knowledge } = start();
    await publish(knowledge);
    await knowledge.settled();
    await knowledge.close();
    const past = new Date(Date.now() - 1);
    await store.connection.collection('answer_lessons').updateMany({}, { $set: { state: 'under_way', claimedUntil: past } });
    const next = start();
    await next.knowledge.refresh();
    await next.knowledge.settled();
    expect(learntOf(next.knowledge)).toEqual(['learnt']);
  });

  it('takes an article with 5,000 questions, one that is only an image, and questions of every kind', async () => {
    const { knowledge } = start();
    const many = { ...article('tent'), questions: Array.from({ length: 5_000 }, (_, i) => `question ${i} about a tent`) };
    const image = { slug: 'picture', title: 'A picture', body: '![a tent](tent.png)', locale: 'en' };
    await knowledge.importArticles({ articles: [many, image, { ...article('boot'), body: `${'long '.repeat(90_000)}` }], publish: true });
    expect((await knowledge.engine.ask('A picture', PUBLIC)).candidates[0]?.slug).toBe('picture');
    const odd = ['', '🎈'.repeat(5_000), 'مرحبا أين طلبي', 'tent '.repeat(2_000), '\u0000', '__proto__'];
    const decisions = await Promise.all(odd.map(async (question) => (await knowledge.engine.ask(question, PUBLIC)).decision));
    expect(decisions).toHaveLength(odd.length);
    expect((await knowledge.engine.ask('my boot is broken', PUBLIC)).candidates[0]?.slug).toBe('boot');
  });
});
