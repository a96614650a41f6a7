import { createHash } from 'node:crypto';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { EventStore } from '../conversations/index.ts';
import { maskText } from '../kernel/mask-text.ts';
import type { EntryContent, EntryStore } from './entry-store.ts';
import { questionText } from './question-text.ts';
import type { Question } from './ledger-entry.ts';
import { kindOf } from './ledger-entry.ts';
import type { LedgerArticles } from './ledger-articles.ts';
import type { LedgerTodo, TodoDocument } from './ledger-todo-store.ts';
import type { ArticleResultStore } from './article-result-store.ts';
import type { PassedOnStore } from './passed-on-store.ts';
import { passedOnIn } from './passed-on-store.ts';
import type { ChatQuestion } from './project-questions.ts';
import { projectQuestions } from './project-questions.ts';
import { areLike, questionTerms } from './question-terms.ts';

/** Events before the first new one that are read as well: what a question was and what was said to it. */
const BEFORE = 200;
const READ_MAX = 500;
/** A log of which more is new at once is read in pieces no longer than this. */
const STRETCH_MAX = 20_000;

/** What reading stands on. */
export interface ReadLogsParts {
  todo: Pick<LedgerTodo, 'next' | 'done'>;
  events: Pick<EventStore, 'readAfter'>;
  entries: Pick<EntryStore, 'ofConversation' | 'put'>;
  passedOn: Pick<PassedOnStore, 'put'>;
  articles: Pick<ArticleResultStore, 'countSoon'>;
  named: LedgerArticles['named'];
}

/** Brings the entries of waiting conversations up to their logs, at most `limit` of them; returns how many it read. `now` is in milliseconds since the Unix epoch. */
export async function readLogs({ todo, events, entries, passedOn, articles, named }: ReadLogsParts, limit: number, now: number): Promise<number> {
  const waiting = await todo.next(limit);
  for (const one of waiting) {
    const log = await readStretch(events, one);
    const isLike = (a: string, b: string): boolean => areLike(questionTerms(a, one.locale), questionTerms(b, one.locale));
    const found = projectQuestions(log, isLike).map((question) => entryOf(question, one));
    const known = new Map((await entries.ofConversation(one._id)).map(({ _id, hash, returnedAt }) => [_id, { hash, returnedAt }]));
    const changed = found.filter(({ _id, hash }) => known.get(_id)?.hash !== hash);
    const passed = passedOnIn(log.filter(({ seq }) => seq >= one.from));
    await passedOn.put(passed);
    const titles = new Map(passed.map(({ slug }) => [slug, '']));
    if (titles.size > 0) for (const { slug, title } of await named([...titles.keys()], one.locale)) titles.set(slug, title);
    await articles.countSoon(titles, now);
    await entries.put(changed.map((entry) => ({ ...entry, kind: kindOf(questionOf(entry), (known.get(entry._id)?.returnedAt ?? null) !== null) })));
  }
  await todo.done(waiting);
  return waiting.length;
}

async function readStretch(events: Pick<EventStore, 'readAfter'>, { _id, from }: TodoDocument): Promise<ConversationEvent[]> {
  const log: ConversationEvent[] = [];
  for (let after = Math.max(0, from - 1 - BEFORE); log.length < STRETCH_MAX; ) {
    const page = await events.readAfter(_id, after, READ_MAX);
    log.push(...page);
    if (page.length < READ_MAX) break;
    after = page.at(-1)?.seq ?? after;
  }
  return log;
}

function entryOf({ seq, nth, ...chat }: ChatQuestion, { _id: conversation, inbox, visitor, locale }: TodoDocument): EntryContent {
  const question: Question = {
    ...chat,
    origin: 'chat',
    conversation,
    inbox,
    asker: askerOf(visitor ?? conversation),
    text: questionText(maskText(chat.text)),
    locale: languageOf(locale),
  };
  return toContent(`c:${conversation}:${seq}${nth === 0 ? '' : `.${nth}`}`, question);
}

/** A question as it is written; `kind` as if nobody had come back on it. */
export function toContent(_id: string, question: Question): EntryContent {
  const { at, outcomeAt, ...rest } = question;
  return {
    _id,
    ...rest,
    at: new Date(at),
    outcomeAt: outcomeAt === null ? null : new Date(outcomeAt),
    kind: kindOf(question, false),
    hash: createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22),
  };
}

/** The question of an entry. */
export function questionOf({ at, outcomeAt, ...rest }: EntryContent): Question {
  return { ...rest, at: at.getTime(), outcomeAt: outcomeAt?.getTime() ?? null };
}

/** A short hash of whoever asked. */
export function askerOf(person: string): string {
  return createHash('sha256').update(`asker:${person}`).digest('base64url').slice(0, 16);
}

/** The language of a locale: `pt` of `pt-BR`. */
export function languageOf(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? 'en';
}
