/** The door of macros. */
export type { MacroValue } from './macro-commands.ts';
export { macroCommands } from './macro-commands.ts';
