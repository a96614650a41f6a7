/**
 * Texts as vectors: two texts that mean nearly the same lie close together, though they share no word. Who computes the
 * vectors, and where, is not the scoring's business: it takes an encoder, and everything works without one, less well.
 */
import { plainText } from '../../../protocol/rich-text.ts';
import { markdownBlocks } from '../markdown/markdown.ts';
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

/** Texts of a base that are embedded, each in some milliseconds; but of an article at least so many. */
const BASE_TEXTS_MAX = 6_000;
const ARTICLE_TEXTS_MIN = 3;
/** Passages of a body that are embedded where few questions say what an article answers, each of about so many characters, from the beginning of the Markdown. */
const PASSAGES_MAX = 16;
const PASSAGE_LENGTH = 200;
const MARKDOWN_MAX = 8_000;

/** How an article's subject is put: its title, example questions and summary, what says most first. */
export function phrasingTexts({ title, questions, summary }: AnswerableArticle): string[] {
  return distinct(questions.length < ARTICLE_TEXTS_MIN ? [title, summary, ...questions] : [title, ...questions, summary]);
}

/** The passages of an article with few example questions, cut at lines and sentences; with more they were of no use. */
export function passageTexts({ body, questions }: Pick<AnswerableArticle, 'body' | 'questions'>): string[] {
  if (questions.length >= ARTICLE_TEXTS_MIN) return [];
  const pieces = plainText(markdownBlocks(body.slice(0, MARKDOWN_MAX))).split(/\n|(?<=[.!?])\s/);
  const passages: string[] = [];
  for (const piece of pieces) {
    const last = passages.at(-1);
    if (last !== undefined && last.length + piece.length < PASSAGE_LENGTH) passages[passages.length - 1] = `${last} ${piece}`;
    else passages.push(piece);
  }
  return distinct(passages).slice(0, PASSAGES_MAX);
}

/** All texts of some articles whose vectors the scoring asks for, each once. Of a large base only the first of each article. */
export function textsToEmbed(articles: readonly AnswerableArticle[]): string[] {
  const each = Math.max(ARTICLE_TEXTS_MIN, Math.floor(BASE_TEXTS_MAX / Math.max(1, articles.length)));
  return [...new Set(articles.flatMap((article) => {
    const phrasings = phrasingTexts(article).slice(0, each);
    return phrasings.length < each ? [...phrasings, ...passageTexts(article)].slice(0, each) : phrasings;
  }))];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map(textToEmbed))].filter((text) => text !== '');
}

/** The vectors of some articles' texts, by one encoder, as a function. */
export async function embedArticles(articles: readonly AnswerableArticle[], encoder: SentenceEncoder): Promise<VectorOf> {
  const texts = textsToEmbed(articles);
  const vectors = await encoder.embed(texts);
  const byText = new Map(texts.map((text, i) => [text, vectors[i] as Float32Array]));
  return (text) => byText.get(text);
}
