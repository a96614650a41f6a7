import { useWords } from '../panel/panel-context.ts';
import type { Words } from '../words.ts';
import type { ReachWords } from './reach-words.ts';
import { REACH_WORDS } from './reach-words.ts';

/** All words, those about being reached among them; what the site or the language brings counts before. */
export const useReachWords = (): Words & ReachWords => ({ ...REACH_WORDS, ...useWords() });
