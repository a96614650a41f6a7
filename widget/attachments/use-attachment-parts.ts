import type * as PartsModule from './index.tsx';
import { useEffect, useState } from 'preact/hooks';

type Parts = typeof PartsModule;

/** The parts that deal with files, fetched when they are wanted; null until they are here. */
export function useAttachmentParts(wanted: boolean): Parts | null {
  const [parts, setParts] = useState<Parts | null>(null);
  useEffect(() => {
    if (wanted && !parts) import('./index.tsx').then(setParts, () => undefined);
  }, [wanted]);
  return parts;
}
