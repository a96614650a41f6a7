/** Supervision: the live board, watching, whispering, what somebody did in a day. */
export type { BoardPerson } from './board.ts';
export { boardOf } from './board.ts';
export { boardIndexes, createBoardStore } from './board-store.ts';
export { createLiveBoard } from './live-board.ts';
export type { StoredSupervision } from './supervision-commands.ts';
export { BOARD_ROOM, supervisionCommands } from './supervision-commands.ts';
