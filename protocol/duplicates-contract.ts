/** Articles that say the same, or that say different things of the same. */
import * as v from 'valibot';
import type { Audience } from './articles.ts';
import { command } from './command.ts';
import { ID } from './ids.ts';

/**
 * `contradiction`: two sentences with nearly the same words and different numbers. `passage`: nearly the same text.
 * `question`: the same example question, which makes the bot guess.
 */
export type PairKind = 'contradiction' | 'passage' | 'question';

/** One side of a pair. */
export interface PairSide {
  article: string;
  slug: string;
  title: string;
  audience: Audience;
  /** What stands above the text; null where nothing does. */
  heading: string | null;
  text: string;
}

/** Two places that belong to one another. `similarity` is 0–1. The id changes with the texts, so a changed pair is shown anew. */
export interface ArticlePair {
  id: string;
  kind: PairKind;
  locale: string;
  similarity: number;
  a: PairSide;
  b: PairSide;
  /** Set where somebody has said that it is none. Milliseconds since the Unix epoch. */
  dismissed: { by: string; at: number } | null;
}

/** Most pairs that are shown. */
export const PAIRS_MAX = 300;

const pairId = v.pipe(v.string(), v.regex(ID, 'must be the id of a pair'));

/** The commands of the page; permission `articles`. */
export const duplicatesContract = {
  /** Contradictions first, then what is most alike. Where it takes longer than some seconds, `ready` is false: ask again. */
  'duplicates.list': command<{ ready: boolean; pairs: readonly ArticlePair[]; dismissed: number }>()(v.object({ dismissed: v.optional(v.boolean(), false) })),
  /** Remembers that a pair is none, until one of its texts changes. */
  'duplicates.dismiss': command<null>()(v.object({ id: pairId })),
  'duplicates.restore': command<null>()(v.object({ id: pairId })),
} as const;
