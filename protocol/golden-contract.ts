/** What editors do with the golden set, and with the words that customers use. Permission `articles`. */
import * as v from 'valibot';
import { articleIdSchema } from './articles-contract.ts';
import { command } from './command.ts';
import { localeSchema, slugSchema } from './fields.ts';
import type { GoldenQuestion, GoldenTrial } from './golden.ts';

/** Most golden questions. */
export const GOLDEN_MAX = 5_000;
/** Most groups of synonyms, words of one group, and characters of one word. */
export const SYNONYM_LIMITS = { groups: 5_000, words: 50, letters: 60 } as const;

/** A group that begins with this lists stop phrases, which are left out of questions, instead of words that mean the same. */
export const STOP_MARK = '-';

/** Parses a golden question's words. */
export const goldenQuestionSchema = v.pipe(
  v.string(),
  v.maxLength(500, 'must be at most 500 characters'),
  v.transform((text) => text.replace(/\s+/g, ' ').trim()),
  v.minLength(1, 'is missing'),
);

const word = v.pipe(
  v.string(),
  v.maxLength(SYNONYM_LIMITS.letters, `must be at most ${SYNONYM_LIMITS.letters} characters`),
  v.transform((text) => text.trim().toLowerCase()),
  v.minLength(1, 'must not be blank'),
);

/** The commands of the pages "Golden set" and "Synonyms". */
export const goldenContract = {
  'golden.list': command<{ questions: readonly GoldenQuestion[] }>()(v.object({})),
  /** Adds a question, or changes the one with this id. The same words twice in one language are `conflict`. */
  'golden.put': command<{ question: GoldenQuestion }>()(
    v.object({
      id: v.optional(articleIdSchema),
      question: goldenQuestionSchema,
      /** A slug, `person` or `none`. */
      expect: slugSchema,
      locale: v.optional(localeSchema, 'en'),
    }),
  ),
  /** Removing is harmless to repeat; `golden.put` with the id brings it back. */
  'golden.remove': command<null>()(v.object({ id: articleIdSchema })),
  /** Asks the base as it is now; read and cancelled by `trial.read` and `trial.cancel`. */
  'golden.run': command<{ trial: GoldenTrial }>()(v.object({})),
  /** Synonyms, and stop phrases in groups that begin with `STOP_MARK`. */
  'synonyms.list': command<{ groups: readonly (readonly string[])[]; revision: number }>()(v.object({})),
  /** Replaces all groups; `conflict` where they are not those of `revision` any more. Answered when the bot uses them. */
  'synonyms.save': command<{ groups: readonly (readonly string[])[]; revision: number }>()(
    v.object({
      revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
      groups: v.pipe(
        v.array(v.pipe(v.array(word), v.minLength(2, 'must hold two words or more'), v.maxLength(SYNONYM_LIMITS.words))),
        v.maxLength(SYNONYM_LIMITS.groups),
      ),
    }),
  ),
} as const;
