/** The plan for courtesies, and for "yes" and "no" to what the bot has just said: they do what the buttons do. */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Reading } from '../knowledge-base/index.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import { nextFor } from './plan-after-no.ts';
import { quoteArticle } from './plan-question.ts';

type SmallTalk = Reading & { kind: 'small_talk' };

/** What to do with a courtesy. */
export async function planSmallTalk(state: ConversationState, reading: SmallTalk, message: string, context: BotContext): Promise<readonly BotStep[]> {
  const { turn, questionBefore } = state;
  const { smallTalk, reply } = reading;
  const says = { yes: smallTalk === 'agreement' || smallTalk === 'helpful', no: smallTalk === 'refusal' || smallTalk === 'unhelpful' };
  const answerSeq = turn?.outcome === 'answer' ? turn.seq : null;
  if (answerSeq !== null && says.yes) {
    return [{ kind: 'rate', messageSeq: answerSeq, helped: true }, say(context.words.gladItHelped, { outcome: 'small_talk' })];
  }
  if (answerSeq !== null && says.no) return [{ kind: 'rate', messageSeq: answerSeq, helped: false }];
  if (turn?.outcome === 'clarify' && says.no) return nextFor(state, questionBefore, state.tried, context);
  if (turn?.outcome === 'clarify' && smallTalk === 'agreement') return chooseOnly(state, context);
  if (turn?.outcome === 'nothing' && smallTalk === 'agreement') return [{ kind: 'hand_off', reason: 'requested', question: questionBefore }];
  if (turn?.outcome === 'nothing' && smallTalk === 'unhelpful') return [{ kind: 'hand_off', reason: 'no_answer', question: questionBefore }];
  const finding = await context.engine.ask(message, context.options);
  const [first] = finding.candidates;
  if (finding.decision === 'answer' && first !== undefined) {
    // Its editors gave an article these words.
    const answer = await quoteArticle(first, message, context.words.answer, {}, context);
    if (answer !== null) return [answer];
  }
  return [say(finding.reply ?? reply, { outcome: 'small_talk' })];
}

/** "Yes" to a choice of one takes it; to several it is asked which. */
async function chooseOnly(state: ConversationState, context: BotContext): Promise<readonly BotStep[]> {
  const [only, ...others] = state.choices;
  const question = state.questionBefore ?? '';
  const answer = only === undefined || others.length > 0 ? null : await quoteArticle(only, question, context.words.chosen, { question }, context);
  return [answer ?? say(context.words.whichOne, { outcome: 'small_talk' })];
}
