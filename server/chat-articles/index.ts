/** The door of what agents do with articles in a conversation. */
export type { ChatArticles } from './create-chat-articles.ts';
export { createChatArticles } from './create-chat-articles.ts';
export { chatArticleCommands } from './chat-article-commands.ts';
