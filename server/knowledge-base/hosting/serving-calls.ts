/**
 * What the place that serves questions answers to: one generation of the index, in a thread of its own. It is given all
 * articles, builds, is asked until the next generation takes over, and may be taught meanwhile.
 */
import { serialize } from 'node:v8';
import type { ArticleContent } from '../article.ts';
import type { AnswerResult, AskOptions, Quotation } from '../engine/answer-engine.ts';
import type { Answering, PartHead } from '../engine/answering.ts';
import { buildAnswering } from '../engine/answering.ts';
import { encoderFor, textsToEmbed } from '../engine/sentence-encoder.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { EncoderLink } from './encoder-link.ts';
import { linkedEncoder } from './encoder-link.ts';
import { unpackLesson } from './lesson-bytes.ts';
import { planHash } from './part-hash.ts';
import type { KeepingEncoder } from './remote-encoder.ts';

/** A part as it was built. */
export interface BuiltPart extends PartHead {
  /** Names what can be learnt from it. */
  hash: string;
  /** Names what may be learnt of it over time: its language, and the encoder whose vectors it uses. */
  line: string;
  /** Whether vectors would help it, that are not all there yet. */
  lacksVectors: boolean;
}

/** The calls. Arguments and answers can be cloned. */
export type ServingCalls = {
  /** Hands it an encoder, before it builds. */
  connect(link: EncoderLink | KeepingEncoder): void;
  add(articles: readonly ArticleContent[]): void;
  build(synonyms: readonly SynonymGroup[]): Promise<readonly BuiltPart[]>;
  ask(question: string, options: AskOptions): Promise<AnswerResult>;
  quote(slug: string, question: string, options: AskOptions): Promise<Quotation | null>;
  search(query: string, options: AskOptions, limit: number): Promise<string[]>;
  respell(query: string, options: AskOptions): Promise<string | null>;
  /** What a part learns from, as bytes that `learningCalls` takes. */
  plan(key: string): Uint8Array;
  /** Has all vectors of a part computed; false where that is not possible. */
  embed(key: string): Promise<boolean>;
  /**
   * Brings a lesson into use; false for one that cannot be read, or that knows less than a share of the part's articles: one
   * from before a change is better than none, but not where most has changed.
   */
  teach(key: string, lesson: Uint8Array, shareMin: number): boolean;
};

/** A part with more texts goes without vectors: they take two kilobytes each here, and a minute for each ten thousand. */
export const TEXTS_MAX = 25_000;
/** New texts whose vectors a build waits for: about as many as a rewritten article has, some tenths of a second. */
const NEW_TEXTS_AT_ONCE = 40;

/** Makes the place, still empty. */
export function servingCalls(): ServingCalls {
  let encoder: KeepingEncoder | null = null;
  let articles: ArticleContent[] = [];
  let answering: Answering | undefined;
  const encoderOf = (locale: string, texts: readonly string[]) => (texts.length > TEXTS_MAX ? null : encoderFor(encoder, locale));
  const built = (): Answering => {
    if (answering === undefined) throw new Error('the index is not built yet');
    return answering;
  };

  return {
    connect(link) {
      encoder = 'port' in link ? linkedEncoder(link, true) : link;
    },
    add(more) {
      articles.push(...more);
    },
    async build(synonyms) {
      answering = await buildAnswering(articles, synonyms, {
        encoder,
        async vectors(own, locale) {
          const texts = textsToEmbed(own);
          const vectors = (await encoderOf(locale, texts)?.kept(texts, NEW_TEXTS_AT_ONCE)) ?? null;
          if (vectors === null) return null;
          const byText = new Map(texts.map((text, i) => [text, vectors[i]]));
          return (text) => byText.get(text);
        },
      });
      articles = [];
      return answering.parts.map((part) => {
        const known = encoderOf(part.key, built().texts(part.key));
        const id = known?.id ?? '';
        return { ...part, hash: planHash(built().plan(part.key), id), line: `${part.key} ${id}`.trim(), lacksVectors: known !== null && !part.hasVectors };
      });
    },
    ask: (question, options) => built().ask(question, options),
    quote: (slug, question, options) => built().quote(slug, question, options),
    search: (query, options, limit) => built().search(query, options, limit),
    respell: (query, options) => built().respell(query, options),
    plan: (key) => Uint8Array.from(serialize(built().plan(key))),
    embed: async (key) => ((await encoderFor(encoder, key)?.kept(built().texts(key), Number.POSITIVE_INFINITY)) ?? null) !== null,
    teach(key, bytes, shareMin) {
      const lesson = unpackLesson(bytes);
      const isOfUse = lesson !== null && share(new Set(lesson.slugs), built().plan(key).articles) >= shareMin;
      if (isOfUse) built().teach(key, lesson);
      return isOfUse;
    },
  };
}

/** The share of the articles that are known, 0–1; 1 for none. */
function share(slugs: ReadonlySet<string>, articles: readonly { slug: string }[]): number {
  return articles.length === 0 ? 1 : articles.filter(({ slug }) => slugs.has(slug)).length / articles.length;
}
