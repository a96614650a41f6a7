/** The bot: what it says, and when it hands over. */
export { askAsBot } from './ask-as-bot.ts';
export type { BotEngine } from './bot-engine.ts';
export { botReactor } from './bot-reactor.ts';
export type { BotParts } from './bot-parts.ts';
