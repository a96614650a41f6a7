/**
 * What the bot and a customer have come to: which question is open, what was tried for it, what the bot said last, what
 * the conversation is about and what was filled in. A part of the fold of a conversation; the bot decides from it alone,
 * so any node can go on where another one died.
 */
import type { ArticleHint, BotTurn, ConversationEvent, HandoffReason } from './events.ts';
import type { Status } from './states.ts';
import type { FieldRequest, GivenField, TopicRef } from './topics.ts';

/** The bot's part of a conversation. */
export interface Dialogue {
  /** The customer's last question to the bot, courtesies left out, and the one before it. */
  question: string | null;
  questionBefore: string | null;
  /** The last question that made sense by itself: what a follow-up refers to. */
  thread: string | null;
  /** What the bot tried since the last handoff. */
  tried: readonly ArticleHint[];
  /** Passages the bot has quoted in this conversation, as `passageKey` writes them. */
  answered: readonly string[];
  /** Positions of the bot's latest answers: what the customer may rate. */
  answerSeqs: readonly number[];
  /** What those of the latest few answers were looked up for. */
  looked: readonly { seq: number; question: string }[];
  /** Questions in a row for which the bot found nothing. */
  missedInRow: number;
  /** What the bot's latest message was, and to which message it spoke; null before its first, and once people have had the conversation. */
  turn: { outcome: BotTurn['outcome']; seq: number; to: number | null } | null;
  /** The articles it let the customer choose from last. */
  choices: readonly ArticleHint[];
  /** What the bot's last word before a handoff announced; null once that is done. */
  handingOver: { reason: HandoffReason; question: string | null } | null;
  topic: TopicRef | null;
  fields: readonly GivenField[];
  /** Keys of fields that the customer would not or could not give. */
  refusedFields: readonly string[];
  /**
   * While the bot asks for fields: what it waits for (null between two), how often it did so in vain, why it will hand
   * over in the end, and with which question.
   */
  collecting: { field: FieldRequest | null; tries: number; reason: HandoffReason; question: string | null } | null;
}

/** A dialogue before its first word. */
export const EMPTY_DIALOGUE: Dialogue = {
  question: null,
  questionBefore: null,
  thread: null,
  tried: [],
  answered: [],
  answerSeqs: [],
  looked: [],
  missedInRow: 0,
  turn: null,
  choices: [],
  handingOver: null,
  topic: null,
  fields: [],
  refusedFields: [],
  collecting: null,
};

/** How many of the bot's latest answers are remembered. */
const ANSWERS_MAX = 50;
/** Of how many answers the question is remembered. */
const LOOKED_MAX = 6;
/** Most tried articles that a handoff passes on. */
const TRIED_MAX = 12;
/** Most fields of a conversation. */
const FIELDS_MAX = 20;

/** What is over once people take the conversation, or it is at its end. */
const OVER = { missedInRow: 0, tried: [], turn: null, choices: [], collecting: null, handingOver: null } as const;

/** What changes with an event; `status` is the conversation's after it. Pure. */
export function dialogueAfter(dialogue: Dialogue, status: Status, event: ConversationEvent): Partial<Dialogue> {
  switch (event.type) {
    case 'message.posted': {
      const { text, article, bot } = event.data;
      if (event.actor.kind === 'visitor') {
        // A choice repeats an article's title: the question it was made for stays the question.
        return status === 'bot' && article === undefined ? { question: text, questionBefore: dialogue.question } : {};
      }
      return event.actor.kind === 'agent' || bot === undefined ? {} : afterTurn(dialogue, event.seq, event.data.to ?? null, bot);
    }
    case 'handoff.requested':
    case 'conversation.returned':
    case 'conversation.resolved':
      return OVER;
    case 'contact.email_given':
      return dialogue.collecting?.field?.kind === 'email' ? afterField(dialogue) : {};
    case 'topic.set':
      return { topic: event.data };
    case 'field.given': {
      const { key, label, value } = event.data;
      const others = dialogue.fields.filter((field) => field.key !== key);
      return {
        fields: [...others, { key, label, value }].slice(-FIELDS_MAX),
        refusedFields: dialogue.refusedFields.filter((refused) => refused !== key),
        ...afterField(dialogue),
      };
    }
    case 'field.refused': {
      const { key, cancels } = event.data;
      const refusedFields = [...dialogue.refusedFields.filter((refused) => refused !== key), key].slice(-FIELDS_MAX);
      return { refusedFields, ...afterField(dialogue), ...(cancels === true && { collecting: null }) };
    }
    default:
      return {};
  }
}

/** The customer's message was no question: the one that is being handed over stays. */
function afterField({ collecting }: Dialogue): Partial<Dialogue> {
  return collecting === null ? {} : { collecting: { ...collecting, field: null, tries: 0 }, question: collecting.question };
}

function afterTurn(dialogue: Dialogue, seq: number, to: number | null, bot: BotTurn): Partial<Dialogue> {
  const turn = { outcome: bot.outcome, seq, to };
  switch (bot.outcome) {
    case 'answer':
    case 'clarify':
    case 'nothing': {
      const question = bot.question ?? dialogue.question;
      const asked = { turn, question, ...(bot.followUp !== true && { thread: question }) };
      if (bot.outcome === 'nothing') return { ...asked, choices: [], missedInRow: dialogue.missedInRow + 1 };
      if (bot.outcome === 'clarify') {
        return { ...asked, missedInRow: 0, choices: bot.choices, tried: withHints(dialogue.tried, bot.choices) };
      }
      return {
        ...asked,
        missedInRow: 0,
        choices: [],
        tried: withHints(dialogue.tried, [bot.article]),
        answered: [...dialogue.answered, passageKey(bot.article.slug, bot.heading)].slice(-ANSWERS_MAX),
        answerSeqs: [...dialogue.answerSeqs, seq].slice(-ANSWERS_MAX),
        ...(question !== null && { looked: [...dialogue.looked, { seq, question }].slice(-LOOKED_MAX) }),
      };
    }
    case 'field': {
      const { field, reason } = bot;
      const before = dialogue.collecting;
      const question = before === null ? dialogue.question : before.question;
      const tries = before?.field?.key === field.key ? before.tries + 1 : 0;
      return { turn, question, collecting: { field, tries, reason, question } };
    }
    case 'small_talk':
    case 'hours':
      // What was said to it is no question, so the one before stays.
      return { turn, question: dialogue.questionBefore };
    case 'handing_over':
      return { turn, handingOver: { reason: bot.reason, question: dialogue.collecting?.question ?? dialogue.question } };
  }
}

/** How a quoted passage is remembered: the article and the heading it stands under. */
export function passageKey(slug: string, heading: string | null): string {
  return `${slug}#${heading ?? ''}`;
}

/** Articles that were tried, each once, with the highest confidence it ever had. */
function withHints(tried: readonly ArticleHint[], hints: readonly ArticleHint[]): readonly ArticleHint[] {
  const bySlug = new Map(tried.map((hint) => [hint.slug, hint]));
  for (const hint of hints) {
    const before = bySlug.get(hint.slug)?.confidence;
    const highest = Math.max(before ?? 0, hint.confidence ?? 0);
    bySlug.set(hint.slug, before === undefined && hint.confidence === undefined ? hint : { ...hint, confidence: highest });
  }
  return [...bySlug.values()].slice(-TRIED_MAX);
}
