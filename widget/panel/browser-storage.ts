import { memoryStorage, webStorage } from '../../client/outbox-storage.ts';
import type { OutboxStorage, WebStorage } from '../../client/outbox-storage.ts';

/** The browser's storage, or the page's memory where the browser has none for us. */
export interface BrowserStorage extends OutboxStorage {
  /** What is written survives the page. */
  readonly lasting: boolean;
}

/** Tries the storage out; some browsers have one that refuses to be touched, or to be written. */
export function browserStorage(area: () => WebStorage): BrowserStorage {
  const stored = webStorage(area);
  const probe = 'porchlight:probe';
  try {
    stored.setItem(probe, '1');
    stored.removeItem(probe);
    return { ...stored, lasting: true };
  } catch {
    return { ...memoryStorage(), lasting: false };
  }
}

/** Writes, or quietly does not: for what is a comfort and no promise. */
export function keep(storage: OutboxStorage, key: string, value: string | null): void {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    // The storage is full; the customer loses a comfort, not a message.
  }
}
