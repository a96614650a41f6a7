import type { ArticleContent } from '../article.ts';
import { isPublic } from '../article.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import { nearestLocale } from '../nearest-locale.ts';
import { readWording } from '../wording/read-wording.ts';
import type { AnswerCandidate, AnswerEngine, AnswerResult, AskOptions } from './answer-engine.ts';
import type { CandidateIndex } from './candidates.ts';
import { buildCandidateIndex } from './candidates.ts';
import { ANSWER_FROM, CLARIFY_FROM, confidenceOf } from './confidence.ts';
import { passageFor } from './passage.ts';

/** An engine whose articles can be replaced while it is asked. */
export interface RebuildableEngine extends AnswerEngine {
  /** Builds anew from these articles and then switches at once; questions meanwhile get the articles from before. */
  rebuild(articles: readonly ArticleContent[], synonyms: readonly SynonymGroup[]): Promise<void>;
  /** Slugs of the articles that fit the words of a search, best first; courtesies mean nothing here. */
  search(query: string, options: AskOptions, limit: number): string[];
}

/** Candidates that an answer names. */
const CANDIDATES_MAX = 5;
/** Articles that a search gives where no word of it is known. */
const GUESSES_MAX = 3;

/** One index for each locale and audience. Customers' indexes hold no word of agents' articles, rarity included. */
type Indexes = ReadonlyMap<string, { public: CandidateIndex; agents: CandidateIndex }>;

/** An engine without articles; it says that nothing was found until it is built. */
export function createAnswerEngine(): RebuildableEngine {
  let indexes: Indexes = new Map();
  let version = 0;
  const indexFor = ({ locale, audience }: AskOptions) => nearestLocale(indexes, locale)?.[audience];

  return {
    get version() {
      return version;
    },
    async ask(question, options) {
      const startedAt = performance.now();
      const result = answer(question, indexFor(options));
      return { ...result, tookMs: performance.now() - startedAt };
    },
    async quote(slug, question, options) {
      const index = indexFor(options);
      const article = index?.article(slug);
      if (index === undefined || article === undefined) return null;
      return { slug, title: article.title, ...passageOf(index, article.body, question) };
    },
    search(query, options, limit) {
      const found = indexFor(options)?.candidates(query, limit) ?? [];
      const withWords = found.filter(({ words, evidence }) => words.length > 0 || evidence.covered > 0);
      // Only runs of letters are alike: a slip of the fingers, perhaps.
      return (withWords.length > 0 ? withWords : found.slice(0, GUESSES_MAX)).map(({ slug }) => slug);
    },
    async rebuild(articles, synonyms) {
      const next = new Map<string, { public: CandidateIndex; agents: CandidateIndex }>();
      const published = articles.filter(({ state }) => state === 'published');
      for (const locale of new Set(published.map((article) => article.locale.toLowerCase()))) {
        const own = published.filter((article) => article.locale.toLowerCase() === locale);
        // Building takes the event loop for a while; between indexes others get their turn.
        const forCustomers = buildCandidateIndex(own.filter(isPublic), locale, synonyms);
        await new Promise(setImmediate);
        const forAgents = own.every(isPublic) ? forCustomers : buildCandidateIndex(own, locale, synonyms);
        next.set(locale, { public: forCustomers, agents: forAgents });
        await new Promise(setImmediate);
      }
      indexes = next;
      version += 1;
    },
  };
}

function answer(question: string, index: CandidateIndex | undefined): Omit<AnswerResult, 'tookMs'> {
  const wording = readWording(question);
  const none = { confidence: 1, candidates: [], passage: null };
  if (wording.kind === 'handoff') return { ...none, decision: 'handoff', reason: wording.reason };
  if (wording.kind === 'small_talk') return { ...none, decision: 'small_talk', smallTalk: wording.smallTalk, reply: wording.reply };
  const found = index?.candidates(wording.question, CANDIDATES_MAX) ?? [];
  const candidates = found
    .map(({ slug, title, evidence, words, nearestQuestion }): AnswerCandidate => {
      return { slug, title, confidence: confidenceOf(evidence), why: { words, nearestQuestion } };
    })
    .sort((a, b) => b.confidence - a.confidence);
  const confidence = candidates[0]?.confidence ?? 0;
  const first = index?.article(candidates[0]?.slug ?? '');
  if (index === undefined || first === undefined || confidence < CLARIFY_FROM) {
    return { decision: 'handoff', reason: 'no_answer', confidence, candidates, passage: null };
  }
  if (confidence < ANSWER_FROM) return { decision: 'clarify', confidence, candidates, passage: null };
  return { decision: 'answer', confidence, candidates, passage: passageOf(index, first.body, wording.question) };
}

function passageOf(index: CandidateIndex, body: string, question: string) {
  const { own, synonyms } = index.stems(question);
  return passageFor(body, [...own, ...synonyms], index.stem) ?? { heading: null, blocks: [] };
}
