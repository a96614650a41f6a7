/** The door of conversations: the log, its reactors and its views. */
export type { AppendRequest, Appended, CommitWatcher, ConversationLog } from './conversation-log.ts';
export type { ConversationCommand, DecisionFacts } from './conversation-command.ts';
export type { ConversationStore, ListQuery } from './conversation-store.ts';
export { conversationIndexes } from './conversation-store.ts';
export type { Conversations, ConversationsParts } from './create-conversations.ts';
export { createConversations } from './create-conversations.ts';
export { eventIndexes } from './event-store.ts';
export type { EventStore } from './event-store.ts';
export type { Reactor, ReactorContext } from './reactor.ts';
export { readView } from './read-view.ts';
export type { ReceiptsStore } from './receipts-store.ts';
export { createActivityStore } from './activity-store.ts';
export { countLists, createLiveCounts } from './live-counts.ts';
export type { Broadcast } from './publisher.ts';
export { publishEvents, rooms } from './publisher.ts';
export { recentConversations, visitorCommands } from './visitor-commands.ts';
export { staffCommands } from './staff-commands.ts';
export { contactName } from './summary.ts';
