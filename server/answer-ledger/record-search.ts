import { createHash } from 'node:crypto';
import { randomId } from '../kernel/ids.ts';
import { maskText } from '../kernel/mask-text.ts';
import type { ArticleHint, HandoffReason } from '../../protocol/events.ts';
import type { QuestionDecision, QuestionOrigin } from '../../protocol/ledger.ts';
import type { EntryStore } from './entry-store.ts';
import type { Question } from './ledger-entry.ts';
import { kindOf } from './ledger-entry.ts';
import { questionText } from './question-text.ts';
import { askerOf, languageOf, questionOf, toContent } from './read-logs.ts';

/** A search, or a question asked without a conversation. */
export interface SearchRecord {
  text: string;
  locale: string;
  origin: Exclude<QuestionOrigin, 'chat'>;
  /** Whatever tells people apart, such as a visitor's id or a hash of address and browser; only a hash of it is kept. Null: each counts as another person. */
  asker: string | null;
  inbox?: string | null;
  /** What was shown, best first. */
  found: readonly ArticleHint[];
  /** What was considered, where more than was shown. */
  considered?: readonly ArticleHint[];
  /** What the bot would do, where it was asked; a search without it found something or not. */
  decision?: QuestionDecision;
  reason?: HandoffReason | null;
  engine?: number | null;
}

/** What the reader of a search does next. */
export type SearchFollowUp =
  | { kind: 'opened'; slug: string }
  | { kind: 'voted'; slug: string; helped: boolean }
  /** Went on to a person or to the chat: “still need help?”. */
  | { kind: 'asked_person' };

/** Keeps searches. */
export interface SearchRecorder {
  /** Keeps a search and answers its id; the same person's same search within a day is one. Resolves to null for what is no question. */
  recordSearch(search: SearchRecord): Promise<string | null>;
  /** Adds what followed; an unknown or forgotten id changes nothing. */
  followSearch(id: string, what: SearchFollowUp): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Most articles kept of a search. */
const FOUND_MAX = 10;
/** Ids as `recordSearch` makes them. */
const SEARCH_ID = /^s:[A-Za-z0-9_-]{22}$/;
/** Shorter texts are the beginning of a word that is still being typed. */
const LETTERS_MIN = 2;

/** A recorder over the entries. */
export function createSearchRecorder(entries: Pick<EntryStore, 'insert' | 'find' | 'put'>, now: () => number): SearchRecorder {
  return {
    async recordSearch({ text, locale, origin, asker, inbox = null, found, considered = found, decision, reason = null, engine = null }) {
      const shown = questionText(maskText(text.slice(0, 10_000)));
      if ([...shown.matchAll(/[\p{L}\p{N}]/gu)].length < LETTERS_MIN) return null;
      const at = now();
      const person = asker ?? randomId();
      const offered = found.slice(0, FOUND_MAX).map(({ slug }) => slug);
      const question: Question = {
        origin, conversation: null, inbox, asker: askerOf(person), text: shown, locale: languageOf(locale), at,
        decision: decision ?? (offered.length > 0 ? 'answer' : 'nothing'), reason, candidates: considered.slice(0, FOUND_MAX), engine,
        offered, given: [], chosen: null, helped: [], notHelped: [], handedOffAfter: null,
        outcome: 'open', outcomeAt: null, unsolved: false,
      };
      const key = [origin, person, Math.floor(at / DAY_MS), shown.toLowerCase()].join('\n');
      const id = `s:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;
      await entries.insert(toContent(id, question));
      return id;
    },
    async followSearch(id, what) {
      const entry = SEARCH_ID.test(id) ? await entries.find(id) : null;
      if (entry === null) return;
      const { _id, gap: _gap, returnedAt: _at, rev: _rev, unsettled: _unsettled, ...content } = entry;
      const question = follow(questionOf({ _id, ...content }), what, now());
      await entries.put([{ ...toContent(id, question), kind: kindOf(question, entry.returnedAt !== null) }]);
    },
  };
}

function follow(question: Question & { _id?: string; kind?: unknown; hash?: string }, what: SearchFollowUp, at: number): Question {
  const { _id, kind: _kind, hash: _hash, ...before } = question;
  switch (what.kind) {
    case 'opened':
      return { ...before, chosen: before.chosen ?? what.slug, given: withSlug(before.given, what.slug), offered: withSlug(before.offered, what.slug) };
    case 'voted': {
      const helped = before.helped.filter((slug) => slug !== what.slug);
      const notHelped = before.notHelped.filter((slug) => slug !== what.slug);
      const voted = what.helped ? { helped: [...helped, what.slug], notHelped } : { helped, notHelped: [...notHelped, what.slug] };
      const solved = what.helped && before.outcome === 'open' ? { outcome: 'solved' as const, outcomeAt: at } : {};
      return { ...before, ...voted, ...solved, given: withSlug(before.given, what.slug), offered: withSlug(before.offered, what.slug) };
    }
    case 'asked_person':
      return before.outcome === 'person' ? before : { ...before, outcome: 'person', outcomeAt: at, reason: 'requested', handedOffAfter: before.given.at(-1) ?? null };
  }
}

/** Articles that one search may end in. */
const SLUGS_MAX = 30;

const withSlug = (slugs: readonly string[], slug: string): readonly string[] => (slugs.includes(slug) || slugs.length >= SLUGS_MAX ? slugs : [...slugs, slug]);
