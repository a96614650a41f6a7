/** Routing: for whom a conversation is, to whom it is offered, and how it is handed on. */
export type { Colleague } from './colleague.ts';
export type { Routing } from './create-routing.ts';
export { createRouting } from './create-routing.ts';
export { handingOnCommands } from './handing-on-commands.ts';
export { queueCommands, routingCommands } from './routing-commands.ts';
export { routingIndexes } from './routing-indexes.ts';
