import type * as Parts from './index.tsx';
import { useLazy } from '../panel/use-lazy.ts';

/** The parts that deal with files, fetched when they are wanted; null until they are here. */
export const useAttachmentParts = (wanted: boolean): typeof Parts | null => useLazy(wanted, () => import('./index.tsx'));
