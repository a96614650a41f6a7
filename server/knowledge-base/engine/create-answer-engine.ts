import type { ArticleContent } from '../article.ts';
import { isPublic } from '../article.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import { nearestLocale } from '../nearest-locale.ts';
import { readWording } from '../wording/read-wording.ts';
import type { AnswerEngine, AnswerResult, AskOptions } from './answer-engine.ts';
import type { CandidateIndex } from './candidates.ts';
import { buildCandidateIndex } from './candidates.ts';
import { judge } from './judgement.ts';
import { learnAside } from './learn-aside.ts';
import type { LearningAids, Lesson, LessonPlan } from './lesson.ts';
import { passageFor } from './passage.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { embedArticles, encoderFor } from './sentence-encoder.ts';

/** A part of the base, and what it has learnt by now. */
interface Part {
  readonly index: CandidateIndex;
  readonly locale: string;
  lesson: Lesson | null;
}

/** An engine whose articles can be replaced while it is asked. */
export interface RebuildableEngine extends AnswerEngine {
  /** Builds anew from these articles and then switches at once; questions meanwhile get the articles from before. */
  rebuild(articles: readonly ArticleContent[], synonyms: readonly SynonymGroup[]): Promise<void>;
  /** Resolves when what is learnt from the articles of the last rebuild (classifier, confidence) is in use, or was given up. */
  settled(): Promise<void>;
  /** Slugs of the articles that fit the words of a search, best first; courtesies mean nothing here. */
  search(query: string, options: AskOptions, limit: number): Promise<string[]>;
  /** What was probably meant by a search with slips of spelling in it; null where every word is known, or none is near. */
  respell(query: string, options: AskOptions): Promise<string | null>;
}

/** Candidates that an answer names. */
const CANDIDATES_MAX = 5;
/** Articles that a search gives where no word of it is known. */
const GUESSES_MAX = 3;
/** Characters of a search that are looked over for slips. */
const RESPELLED_MAX = 300;

/** One index for each locale and audience. Customers' indexes hold no word of agents' articles, rarity included. */
type Parts = ReadonlyMap<string, { public: Part; agents: Part }>;

/** How a part learns: in a thread of its own, unless told otherwise. */
export interface EngineParts {
  learn?: (plan: LessonPlan, aids: LearningAids & { signal: AbortSignal }) => Promise<Lesson | null>;
  /** Vectors for texts; null (the default) for an engine of words alone. */
  encoder?: SentenceEncoder | null;
}

/**
 * An engine without articles; it says that nothing was found until it is built. After a rebuild it answers from the words
 * of the articles at once, and better when it has learnt from them, which never holds up who asks.
 */
export function createAnswerEngine({ learn = (plan, { signal }) => learnAside(plan, signal), encoder = null }: EngineParts = {}): RebuildableEngine {
  let parts: Parts = new Map();
  let version = 0;
  let learning = new AbortController();
  let settled = Promise.resolve();
  const partFor = ({ locale, audience }: AskOptions) => nearestLocale(parts, locale)?.[audience];

  async function vectorOfQuestion(question: string, part: Part | undefined): Promise<Float32Array | null> {
    const known = encoderFor(encoder, part?.locale ?? '');
    const text = known === null ? '' : (part?.index.textToEmbed(question) ?? '');
    const vectors = text === '' ? undefined : await known?.embed([text]).catch(() => undefined);
    return vectors?.[0] ?? null;
  }

  /** Customers' parts, one after the other; a part's lesson comes into use as a whole. */
  async function teach(signal: AbortSignal, synonyms: readonly SynonymGroup[]): Promise<void> {
    for (const { public: part } of parts.values()) {
      if (signal.aborted) return;
      const articles = part.index.articles.map(({ slug, title, summary, questions, body }) => ({ slug, title, summary, questions, body }));
      const lesson = await learn({ articles, locale: part.locale, synonyms }, { encoder: encoderFor(encoder, part.locale), signal }).catch(() => null);
      if (!signal.aborted) part.lesson = lesson;
    }
  }

  return {
    get version() {
      return version;
    },
    async ask(question, options) {
      const startedAt = performance.now();
      const part = partFor(options);
      const result = answer(question, part, await vectorOfQuestion(question, part));
      return { ...result, tookMs: performance.now() - startedAt };
    },
    async quote(slug, question, options) {
      const index = partFor(options)?.index;
      const article = index?.article(slug);
      if (index === undefined || article === undefined) return null;
      return { slug, title: article.title, ...passageOf(index, article.body, question) };
    },
    async search(query, options, limit) {
      const part = partFor(options);
      const found = part?.index.candidates(query, limit, { learnt: part.lesson }) ?? [];
      const withWords = found.filter(({ words, evidence }) => words.length > 0 || evidence.covered > 0);
      // Only runs of letters are alike: a slip of the fingers, perhaps.
      return (withWords.length > 0 ? withWords : found.slice(0, GUESSES_MAX)).map(({ slug }) => slug);
    },
    async respell(query, options) {
      const text = query.slice(0, RESPELLED_MAX);
      const repaired = partFor(options)?.index.respell(text) ?? text;
      return repaired === text ? null : repaired;
    },
    async rebuild(articles, synonyms) {
      const next = new Map<string, { public: Part; agents: Part }>();
      const published = articles.filter(({ state }) => state === 'published');
      for (const locale of new Set(published.map((article) => article.locale.toLowerCase()))) {
        const own = published.filter((article) => article.locale.toLowerCase() === locale);
        const known = encoderFor(encoder, locale);
        const vectorOf = known === null ? null : await embedArticles(own, known).catch(() => null);
        // Building takes the event loop for a while; between indexes others get their turn.
        const forCustomers: Part = { index: buildCandidateIndex(own.filter(isPublic), locale, synonyms, { vectorOf }), locale, lesson: null };
        const forAgents = own.every(isPublic) ? forCustomers : whenAsked(() => buildCandidateIndex(own, locale, synonyms, { vectorOf }), locale);
        next.set(locale, { public: forCustomers, agents: forAgents });
        await new Promise(setImmediate);
      }
      learning.abort();
      learning = new AbortController();
      parts = next;
      version += 1;
      settled = teach(learning.signal, synonyms);
    },
    settled: () => settled,
  };
}

/** A part that is built when it is first asked: a start need not wait for an index that only agents' questions use. */
function whenAsked(build: () => CandidateIndex, locale: string): Part {
  let index: CandidateIndex | undefined;
  return {
    get index() {
      index ??= build();
      return index;
    },
    locale,
    lesson: null,
  };
}

function answer(question: string, part: Part | undefined, vector: Float32Array | null): Omit<AnswerResult, 'tookMs'> {
  const wording = readWording(question);
  const none = { confidence: 1, candidates: [], passage: null };
  if (wording.kind === 'handoff') return { ...none, decision: 'handoff', reason: wording.reason };
  const lesson = part?.lesson ?? null;
  const text = wording.kind === 'small_talk' ? question : wording.question;
  const found = part?.index.candidates(text, CANDIDATES_MAX, { learnt: lesson, vector }) ?? [];
  const { candidates, decision } = judge(found, lesson?.calibration ?? null);
  // An article that its editors gave a courtesy's wording is meant to answer it; only a calibrated confidence can tell.
  const isCourtesy = wording.kind === 'small_talk' && (lesson === null || decision !== 'answer');
  if (isCourtesy) return { ...none, decision: 'small_talk', smallTalk: wording.smallTalk, reply: wording.reply };
  const confidence = candidates[0]?.confidence ?? 0;
  const first = part?.index.article(candidates[0]?.slug ?? '');
  if (part === undefined || first === undefined || decision === 'handoff') {
    return { decision: 'handoff', reason: 'no_answer', confidence, candidates, passage: null };
  }
  if (decision === 'clarify') return { decision, confidence, candidates, passage: null };
  return { decision, confidence, candidates, passage: passageOf(part.index, first.body, text) };
}

function passageOf(index: CandidateIndex, body: string, question: string) {
  const { own, synonyms } = index.stems(question);
  return passageFor(body, [...own, ...synonyms], index.stem) ?? { heading: null, blocks: [] };
}
