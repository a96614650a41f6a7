/** The door of the answer ledger. */
export { ledgerCommands } from './ledger-commands.ts';
