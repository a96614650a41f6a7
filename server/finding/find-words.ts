import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { SearchHit } from '../../protocol/finding-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { ID } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import { foldedWords } from '../knowledge-base/index.ts';
import { newestFirst } from '../storage/newest-first.ts';
import { bestText, snippetOf } from './snippet.ts';
import { currentTexts } from './texts.ts';
import type { WordStore } from './word-store.ts';

/** What searching stands on. */
export interface FindParts {
  words: Pick<WordStore, 'completions' | 'countUpTo' | 'having'>;
  states(ids: readonly ConversationId[]): Promise<readonly ConversationState[]>;
  /** All events of a conversation, or the first few thousand. */
  events(id: ConversationId): Promise<readonly ConversationEvent[]>;
  clock: Clock;
}

/** What is looked for. `fits` decides by the conversation as it is now. */
export interface WordQuery {
  query: string;
  fits(state: ConversationState): boolean;
  /** Nothing from before this time, milliseconds since the Unix epoch. */
  since: number;
  cursor?: string | undefined;
  limit: number;
}

/** A conversation and where in it the words stand. */
export type Found = Omit<SearchHit, 'summary'> & { state: ConversationState };

/** Words of a search that count. */
const TERMS_MAX = 8;
/** Conversations looked through for one page; the next page goes on behind them. */
const SCAN_MAX = 2_000;

/**
 * Conversations in which some word begins with each of those looked for, latest first. The rarest term
 * leads; the others are compared row by row.
 */
export async function findWords({ words, states, events, clock }: FindParts, { query, fits, since, cursor, limit }: WordQuery): Promise<{ found: readonly Found[]; next: string | null }> {
  const terms = [...new Set(foldedWords(query, TERMS_MAX))];
  if (terms.length === 0) return { found: [], next: null };
  const completions = await Promise.all(
    terms.map(async (term) => {
      const whole = await words.completions(term);
      return { term, whole, count: whole.length === 0 || terms.length === 1 ? 0 : await words.countUpTo(whole) };
    }),
  );
  if (completions.some(({ whole }) => whole.length === 0)) return { found: [], next: null };
  const [lead] = completions.toSorted((a, b) => a.count - b.count);
  if (lead === undefined) return { found: [], next: null };
  const others = terms.filter((term) => term !== lead.term);
  const before = cursor === undefined ? undefined : parseTimeCursor(cursor, ID);
  let scanned = 0;
  let last: { at: number; id: string } | undefined;

  const rows = await newestFirst({ top: (before?.at ?? clock.now()) + 1, limit: limit + 1 }, async (range, rest) => {
    if (scanned >= SCAN_MAX || range.$lt.getTime() <= since) return [];
    const read = (await words.having(lead.whole, range, SCAN_MAX - scanned)).filter(({ at, id }) => at >= since && (before === undefined || at < before.at || (at === before.at && id < before.id)));
    scanned += read.length;
    last = read.at(-1) ?? last;
    const candidates = read.filter((row) => others.every((term) => row.words.some((word) => word.startsWith(term))));
    const fitting: { at: number; state: ConversationState }[] = [];
    for (let from = 0; from < candidates.length && fitting.length < rest; from += 50) {
      const some = candidates.slice(from, from + 50);
      const known = new Map((await states(some.map(({ id }) => id))).map((state) => [state.id, state]));
      fitting.push(...some.flatMap(({ id, at }) => {
        const state = known.get(id);
        return state !== undefined && fits(state) ? [{ at, state }] : [];
      }));
    }
    return fitting.slice(0, rest);
  });
  const shown = rows.slice(0, limit);
  const found = await Promise.all(shown.map(async ({ at, state }): Promise<Found> => {
    const best = bestText(currentTexts(await events(state.id)), terms);
    return { state, seq: best?.seq ?? null, from: best?.from ?? null, at: best?.at ?? at, snippet: best === null ? [] : snippetOf(best.text, terms) };
  }));
  const end = rows.length > limit ? shown.at(-1) : undefined;
  const goesOn = end !== undefined ? { at: end.at, id: end.state.id } : scanned >= SCAN_MAX ? last : undefined;
  return { found, next: goesOn === undefined ? null : timeCursor(goesOn) };
}
