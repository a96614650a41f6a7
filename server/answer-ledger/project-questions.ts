/**
 * Reads the questions to the bot, and what became of them, out of a conversation's log. Pure: the same events always give the
 * same questions, so the ledger can be made again at any time, and doing it twice changes nothing.
 */
import type { BotFound, BotTurn, ConversationEvent } from '../../protocol/events.ts';
import type { QuestionOutcome } from '../../protocol/ledger.ts';
import type { Question } from './ledger-entry.ts';

/** A question within its conversation: `seq` is the message that asked it, `nth` tells several in one message apart. */
export interface ChatQuestion extends Omit<Question, 'origin' | 'conversation' | 'inbox' | 'asker' | 'locale'> {
  seq: number;
  nth: number;
}

/** Tells whether two questions ask the like. */
export type IsLike = (a: string, b: string) => boolean;

/** Whoever comes back on a question within this time was not helped, in milliseconds: 7 days (DOMAIN § 5, containment). */
export const RETURN_MS = 7 * 24 * 60 * 60 * 1000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Draft = Mutable<ChatQuestion>;

/** The questions in a stretch of a log, in order. Those whose message lies before the stretch are left out. */
export function projectQuestions(events: readonly ConversationEvent[], isLike: IsLike): readonly ChatQuestion[] {
  const questions: Draft[] = [];
  const messages = new Map<number, { text: string; at: number }>();
  const answers = new Map<number, { question: Draft; slug: string }>();
  const votes = new Map<number, boolean>();
  let current: Draft | null = null;
  /** The last message that nothing was said to: what a turn answers in logs that were written before turns said so. */
  let unanswered: number | null = null;
  const saysWhatItAnswers = events.some(({ data }) => 'found' in data || 'to' in data);

  function close(question: Draft, outcome: QuestionOutcome, at: number): void {
    question.outcome = outcome;
    question.outcomeAt = at;
  }

  function begin(to: number, text: string, at: number): Draft {
    const nth = questions.filter(({ seq }) => seq === to).length;
    const made: Draft = {
      seq: to, nth, text, at, decision: 'nothing', reason: null, candidates: [], engine: null, offered: [], given: [], chosen: null,
      helped: [], notHelped: [], handedOffAfter: null, outcome: 'open', outcomeAt: null, unsolved: false,
    };
    // Parts of one message were asked together: none of them follows another.
    if (current !== null && current.seq !== to) supersede(current, made);
    questions.push(made);
    current = made;
    return made;
  }

  function supersede(before: Draft, next: Draft): void {
    const again = isLike(before.text, next.text);
    if (before.outcome === 'open') close(before, again ? 'asked_again' : 'moved_on', next.at);
    else if (again && cameBack(before, next.at)) close(before, 'returned', next.at);
  }

  /** The question that a turn of the bot, or a handoff by it, belongs to. */
  function questionFor(found: BotFound | undefined): Draft | null {
    const to = found?.to ?? unanswered;
    unanswered = null;
    if (to === null || to === undefined) return current;
    const message = messages.get(to);
    if (message === undefined) return null;
    const text = found?.question ?? message.text;
    const question = questions.find((one) => one.seq === to && one.text === text) ?? begin(to, text, message.at);
    if (found !== undefined) {
      question.candidates = [...found.candidates];
      question.engine = found.engine;
    }
    return question;
  }

  /** What a turn without findings says of a part of the message that nothing was found for. */
  function missedPart(turn: BotTurn & { outcome: 'nothing' }, to: number | undefined): Draft | null {
    const message = to === undefined ? undefined : messages.get(to);
    if (to === undefined || message === undefined || turn.question === undefined || turn.question === message.text) return null;
    return questions.find((one) => one.seq === to && one.text === turn.question) ?? begin(to, turn.question, message.at);
  }

  function say(seq: number, turn: BotTurn, found: BotFound | undefined, to: number | undefined): void {
    if (turn.outcome !== 'answer' && turn.outcome !== 'clarify' && turn.outcome !== 'nothing') {
      // Courtesies, opening hours and what is needed for a handoff are no answers to look back on.
      unanswered = null;
      return;
    }
    const isFirst = found !== undefined || unanswered !== null;
    const missed = found === undefined && turn.outcome === 'nothing' ? missedPart(turn, to) : null;
    const question = missed ?? questionFor(found && { ...found, ...(turn.question !== undefined && { question: turn.question }) });
    if (question === null) return;
    if (isFirst || question.decision === 'nothing') question.decision = turn.outcome;
    if (turn.outcome === 'nothing') return;
    const slugs = turn.outcome === 'answer' ? [turn.article.slug] : turn.choices.map(({ slug }) => slug);
    // A choice that was named in words instead of picked.
    if (turn.outcome === 'answer' && !isFirst && question.decision === 'clarify' && question.offered.includes(turn.article.slug)) question.chosen ??= turn.article.slug;
    add(question.offered, slugs);
    if (turn.outcome !== 'answer') return;
    add(question.given, slugs);
    answers.set(seq, { question, slug: turn.article.slug });
  }

  function handOff({ at, actor, data }: ConversationEvent<'handoff.requested'>): void {
    const asks = data.reason === 'requested' || actor.kind !== 'bot';
    // What goes to people by a rule of the owner's says nothing of the question before it.
    if (!asks && data.found === undefined && unanswered === null) {
      if (current?.outcome === 'open') close(current, 'moved_on', at);
      current = null;
      return;
    }
    // “A person, please” is no question, but says something of the one before it.
    const question = asks ? current : questionFor(data.found);
    unanswered = null;
    if (question === null) return;
    const isOwn = !asks && question.offered.length === 0;
    if (isOwn) question.decision = data.reason === 'no_answer' || data.reason === 'low_confidence' ? 'nothing' : 'handoff';
    if (question.outcome === 'open' || cameBack(question, at)) {
      question.handedOffAfter = question.given.at(-1) ?? null;
      question.reason = data.reason;
      close(question, question.outcome === 'open' ? 'person' : 'returned', at);
    }
    current = null;
  }

  for (const event of events) {
    switch (event.type) {
      case 'message.posted': {
        const { text, article, bot, found, to } = event.data;
        if (event.actor.kind === 'visitor') {
          if (article === undefined) {
            messages.set(event.seq, { text, at: event.at });
            if (!saysWhatItAnswers) unanswered = event.seq;
          } else if (current !== null) (current as Draft).chosen ??= article;
        } else if (bot !== undefined) say(event.seq, bot, found, to);
        break;
      }
      case 'answer.rated':
        votes.set(event.data.messageSeq, event.data.helped);
        if (event.data.helped) helpedBy(answers.get(event.data.messageSeq)?.question, event.at);
        break;
      case 'handoff.requested':
        handOff(event);
        break;
      case 'conversation.resolved':
        for (const question of questions.filter(({ outcome }) => outcome === 'open')) {
          const gaveUp = event.data.cause === 'absence' || question.given.length === 0;
          close(question, gaveUp ? 'left' : 'solved', event.at);
        }
        break;
      case 'survey.answered':
        if (event.data.step === 'solved' && current !== null) (current as Draft).unsolved = event.data.value === 'no';
        break;
      default:
    }
  }
  for (const [seq, helped] of votes) {
    const answer = answers.get(seq);
    if (answer !== undefined) add(helped ? answer.question.helped : answer.question.notHelped, [answer.slug]);
  }
  return questions;

  function helpedBy(question: Draft | undefined, at: number): void {
    if (question !== undefined && question.outcome === 'open') close(question, 'solved', at);
  }
}

/** Whether something at `at` still counts as coming back on a question that seemed to be over. */
function cameBack({ outcome, outcomeAt, helped }: ChatQuestion, at: number): boolean {
  return (outcome === 'solved' || outcome === 'left') && helped.length === 0 && outcomeAt !== null && at - outcomeAt <= RETURN_MS;
}

function add(list: string[], slugs: readonly string[]): void {
  for (const slug of slugs) if (!list.includes(slug)) list.push(slug);
}
