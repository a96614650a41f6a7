import type { ArticleContent } from '../article.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerEngine, AskOptions } from './answer-engine.ts';
import type { Answering } from './answering.ts';
import { buildAnswering } from './answering.ts';
import type { LearningAids, Lesson, LessonPlan } from './lesson.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { embedArticles, encoderFor } from './sentence-encoder.ts';

/** An engine that can also be searched. */
export interface SearchableEngine extends AnswerEngine {
  /** Slugs of the articles that fit the words of a search, best first; courtesies mean nothing here. */
  search(query: string, options: AskOptions, limit: number): Promise<string[]>;
  /** What was probably meant by a search with slips of spelling in it; null where every word is known, or none is near. */
  respell(query: string, options: AskOptions): Promise<string | null>;
}

/** An engine whose articles can be replaced while it is asked. */
export interface RebuildableEngine extends SearchableEngine {
  /** Builds anew from these articles and then switches at once; questions meanwhile get the articles from before. */
  rebuild(articles: readonly ArticleContent[], synonyms: readonly SynonymGroup[]): Promise<void>;
  /** Resolves when what is learnt from the articles of the last rebuild (classifier, confidence) is in use, or was given up. */
  settled(): Promise<void>;
}

/** How a part learns: not at all, unless told how. */
export interface EngineParts {
  learn?: (plan: LessonPlan, aids: LearningAids & { signal: AbortSignal }) => Promise<Lesson | null>;
  /** Vectors for texts; null (the default) for an engine of words alone. */
  encoder?: SentenceEncoder | null;
}

/**
 * An engine in this very thread, over articles that are handed to it: for those who measure and try out. A server uses
 * `hosting/`, which keeps threads and what was learnt. After a rebuild it answers from the words of the articles at once,
 * and better when it has learnt from them.
 */
export function createAnswerEngine({ learn = async () => null, encoder = null }: EngineParts = {}): RebuildableEngine {
  let answering: Answering | undefined;
  const empty = buildAnswering([], []);
  let version = 0;
  let learning = new AbortController();
  let settled = Promise.resolve();
  const current = async (): Promise<Answering> => answering ?? empty;

  /** One part after the other. */
  async function teach(taught: Answering, signal: AbortSignal): Promise<void> {
    for (const { key } of taught.parts) {
      if (signal.aborted) return;
      const lesson = await learn(taught.plan(key), { encoder: encoderFor(encoder, key), signal }).catch(() => null);
      if (!signal.aborted) taught.teach(key, lesson);
    }
  }

  return {
    get version() {
      return version;
    },
    ask: async (question, options) => (await current()).ask(question, options),
    quote: async (slug, question, options) => (await current()).quote(slug, question, options),
    search: async (query, options, limit) => (await current()).search(query, options, limit),
    respell: async (query, options) => (await current()).respell(query, options),
    async rebuild(articles, synonyms) {
      const next = await buildAnswering(articles, synonyms, {
        encoder,
        vectors: async (own, locale) => {
          const known = encoderFor(encoder, locale);
          return known && embedArticles(own, known);
        },
      });
      learning.abort();
      learning = new AbortController();
      answering = next;
      version += 1;
      settled = teach(next, learning.signal);
    },
    settled: () => settled,
  };
}
