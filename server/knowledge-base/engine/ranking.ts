/**
 * Ranks articles for a question by three opinions: Lunr's, which knows bodies and rare words; the token classifier's, which
 * knows which of many common words tell topics apart; and the sentence head's, which knows what words mean. A base weighs
 * them by how right each was about its own questions; each by itself is worse than all together.
 */
import type { ClassifierModel } from './classifier.ts';
import type { SentenceHead } from './sentence-head.ts';

/** How much each opinion counts, in log-odds. */
export interface Mix {
  lexical: number;
  wording: number;
  meaning: number;
  nearness: number;
}

/** What was learnt from articles, beside how sure one may be; plain data. The classes are these articles, in this order. */
export interface Learnt {
  slugs: readonly string[];
  classifier: ClassifierModel;
  /** Null where there were no vectors. */
  head: SentenceHead | null;
  /** With a vector of the question, and without. */
  mix: Mix;
  wordsMix: Mix;
}

/** What each opinion says of an article for a question. */
export interface Opinion {
  slug: string;
  /** Lunr's score. */
  lexical: number;
  /** Logarithm of the classifier's probability. */
  wording: number;
  /** Logarithm of the head's probability; without a trained head the likeness to the middle of the article's phrasings. */
  meaning: number;
  /** Cosine of the question to the nearest of the article's phrasings and passages; 0 without vectors. */
  nearness: number;
}

/** An article with its probability among those ranked. */
export interface RankedArticle extends Opinion {
  probability: number;
}

/** The mix to begin with: about what very different bases arrive at. */
export const FIRST_MIX: Mix = { lexical: 0.15, wording: 0.5, meaning: 0.03, nearness: 4 };
export const FIRST_WORDS_MIX: Mix = { lexical: 0.25, wording: 0.75, meaning: 0, nearness: 0 };
/** Before anything was learnt: Lunr's scores at a temperature of 2; with vectors, beside the likeness of sentences. */
export const UNLEARNT_MIX: Mix = { lexical: 0.3, wording: 0, meaning: 7, nearness: 7 };
export const UNLEARNT_WORDS_MIX: Mix = { lexical: 0.5, wording: 0, meaning: 0, nearness: 0 };
/** Articles that share the probability. */
export const RANKED_MAX = 8;

/** What the three opinions come to, in log-odds up to a constant. */
export function mixed({ lexical, wording, meaning, nearness }: Opinion, mix: Mix): number {
  return mix.lexical * lexical + mix.wording * wording + mix.meaning * meaning + mix.nearness * nearness;
}

/** The articles by a mix, best first, with their probabilities. */
export function rankByMix<O extends Opinion>(opinions: readonly O[], mix: Mix): (O & RankedArticle)[] {
  const scored = opinions.map((opinion) => ({ opinion, score: mixed(opinion, mix) })).sort((a, b) => b.score - a.score).slice(0, RANKED_MAX);
  const top = scored[0]?.score ?? 0;
  const all = scored.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  return scored.map(({ opinion, score }) => ({ ...opinion, probability: Math.exp(score - top) / all }));
}

/** How undecided probabilities are: their entropy, 0 for certainty. */
export function doubtOf(ranked: readonly { probability: number }[]): number {
  return ranked.reduce((sum, { probability }) => sum - probability * Math.log(probability + 1e-9), 0);
}
