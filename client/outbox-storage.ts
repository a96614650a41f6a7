/** Where the outbox keeps what it has not delivered; all calls are synchronous and may throw. */
export interface OutboxStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  keys(): readonly string[];
}

/** The part of the browser's `Storage` that is needed here. */
export interface WebStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * The outbox's storage over `localStorage` or its like. It is asked for anew each time, because merely touching it
 * throws where a browser blocks it; then nothing is kept, and the outbox says so.
 */
export function webStorage(area: () => WebStorage): OutboxStorage {
  return {
    getItem: (key) => area().getItem(key),
    setItem: (key, value) => area().setItem(key, value),
    removeItem: (key) => area().removeItem(key),
    keys: () => {
      const found = area();
      return Array.from({ length: found.length }, (_, index) => found.key(index)).filter((key) => key !== null);
    },
  };
}

/** A storage that lasts as long as the page. */
export function memoryStorage(): OutboxStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    keys: () => [...items.keys()],
  };
}
