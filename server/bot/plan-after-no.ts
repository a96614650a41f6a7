import type { ConversationState } from '../../protocol/conversation.ts';
import type { ArticleHint } from '../../protocol/events.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import { clarify } from './plan-question.ts';

/** The plan after "that did not help" about the answer at a position: the next articles that were not shown, else a person is offered. */
export async function planAfterNo(state: ConversationState, messageSeq: number, context: BotContext): Promise<readonly BotStep[]> {
  return nextFor(state, state.looked.find(({ seq }) => seq === messageSeq)?.question ?? state.question, [], context);
}

/** The next articles for a question, those left out that were `offered` already; else a person is offered. */
export async function nextFor(state: ConversationState, question: string | null, offered: readonly ArticleHint[], { engine, options, words }: BotContext): Promise<readonly BotStep[]> {
  const looked = question === null ? {} : { question };
  const finding = await engine.ask(question ?? '', { ...options, wordingRead: true });
  return [clarify(state, finding, words.nextAfterNo, looked, offered)?.step ?? say(words.noMoreAfterNo, { outcome: 'nothing', ...looked })];
}
