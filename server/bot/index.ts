/** The bot: what it says, and when it hands over. */
export type { BotEngine } from './bot-engine.ts';
export { botReactor } from './bot-reactor.ts';
export { BOT_WORDS } from './bot-words.ts';
