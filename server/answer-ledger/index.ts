/** The door of the answer ledger: what was asked, what was shown for it, what followed, and where answers are missing. */
import { articleResultIndexes } from './article-result-store.ts';
import { entryIndexes } from './entry-store.ts';
import { gapIndexes } from './gap-store.ts';
import { passedOnIndexes } from './passed-on-store.ts';
import { todoIndexes } from './ledger-todo-store.ts';

export type { AnswerLedger, AnswerLedgerParts } from './create-answer-ledger.ts';
export { createAnswerLedger } from './create-answer-ledger.ts';
export type { Editor, LedgerArticles } from './ledger-articles.ts';
export { ledgerCommands } from './ledger-commands.ts';
export type { LedgerLists } from './ledger-lists.ts';
export type { RestedSearches } from './rested-searches.ts';
export { restedSearches } from './rested-searches.ts';
export type { SearchFollowUp, SearchRecord, SearchRecorder } from './record-search.ts';

/** The indexes of the ledger's collections. */
export const ledgerIndexes = [...entryIndexes, ...gapIndexes, ...articleResultIndexes, ...todoIndexes, ...passedOnIndexes];
