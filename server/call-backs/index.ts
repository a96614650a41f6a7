/** The door of call-backs: who shall be called, when, and how it went. */
export { callBackCommands, visitorCallBackCommands } from './call-back-commands.ts';
export { callBackIndexes, createCallBackStore } from './call-back-store.ts';
export { createCallBacks } from './create-call-backs.ts';
export type { CallBacks } from './create-call-backs.ts';
