/** The door of the knowledge base: articles, the engine that answers from them, and the words of the bot. */
export type { AnswerCandidate, AnswerEngine, AnswerResult, AskOptions, Quotation } from './engine/answer-engine.ts';
export { ANSWER_FROM, CLARIFY_FROM } from './engine/confidence.ts';
export { createAnswerEngine } from './engine/create-answer-engine.ts';
export { BOT_WORDS } from './wording/bot-words.ts';
export type { SmallTalkKind } from './wording/wording.ts';
