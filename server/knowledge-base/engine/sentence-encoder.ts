/**
 * Texts as vectors: two texts that mean nearly the same lie close together, though they share no word. Who computes the
 * vectors, and where, is not the scoring's business: it takes an encoder, and everything works without one, less well.
 */
import type { AnswerableArticle } from './article-words.ts';

/** A model that turns texts into vectors. */
export interface SentenceEncoder {
  /** Name and version of the model: vectors of different ones must never be compared, nor what was learnt from them. */
  readonly id: string;
  /** Length of a vector. */
  readonly dimension: number;
  /** Languages that it knows, as in `en`; it is not asked in others. */
  readonly languages: readonly string[];
  /** Words that the model knows as a whole, folded, most used first: such a word of a question is no slip. */
  readonly words: readonly string[];
  /** One vector of length 1 for each text, in order. Rejects where the model fails; nobody depends on it. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

/** Gives the vector of an article's text (as `textsToEmbed` writes it); undefined where it is not there (yet). */
export type VectorOf = (text: string) => Float32Array | undefined;

/** The encoder where it knows the language of a locale, else null. */
export function encoderFor<E extends Pick<SentenceEncoder, 'languages'>>(encoder: E | null | undefined, locale: string): E | null {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  return encoder?.languages.includes(language) === true ? encoder : null;
}

/** Longest text that is embedded, in characters: the meaning of more does not fit into one vector, and takes seconds. */
const TEXT_MAX = 300;

/** A text as it is embedded: in lower case, as customers write, and not longer than a vector can hold. */
export function textToEmbed(text: string): string {
  return text.slice(0, TEXT_MAX).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** All texts of some articles whose vectors the scoring asks for, each once: titles, example questions, summaries. */
export function textsToEmbed(articles: readonly AnswerableArticle[]): string[] {
  const texts = articles.flatMap(({ title, questions, summary }) => [title, ...questions, summary].map(textToEmbed));
  return [...new Set(texts)].filter((text) => text !== '');
}

/** The vectors of some articles' texts, by one encoder, as a function. */
export async function embedArticles(articles: readonly AnswerableArticle[], encoder: SentenceEncoder): Promise<VectorOf> {
  const texts = textsToEmbed(articles);
  const vectors = await encoder.embed(texts);
  const byText = new Map(texts.map((text, i) => [text, vectors[i] as Float32Array]));
  return (text) => byText.get(text);
}
