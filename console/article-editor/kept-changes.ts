import * as v from 'valibot';
import { draftFieldsSchema } from '../../protocol/articles-contract.ts';
import type { DraftContent } from '../../protocol/article-desk.ts';
import type { KeyValueStore } from '../app/key-value-store.ts';

/** Changes that the server does not have yet: what was changed, from what, in which rev of the draft. */
export interface KeptChanges {
  rev: number;
  change: Partial<DraftContent>;
  was: Partial<DraftContent>;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

const keptSchema = v.object({ rev: v.number(), change: draftFieldsSchema, was: draftFieldsSchema, at: v.number() });

/** The changes of one person to one article, kept in this browser until the server has them. */
export interface KeptChangesStore {
  /** Null where there are none, or none that can be understood. */
  read(): KeptChanges | null;
  /** Answers whether this browser could keep them: it may be full, or allow nothing. */
  write(changes: KeptChanges): boolean;
  clear(): void;
}

/** Changes of one article over a store. */
export function keptChanges(storage: KeyValueStore, user: string, article: string): KeptChangesStore {
  const key = `porchlight:article:${user}:${article}`;
  return {
    read() {
      try {
        const parsed = v.safeParse(keptSchema, JSON.parse(storage.get(key) ?? 'null'));
        return parsed.success ? (parsed.output as KeptChanges) : null;
      } catch {
        return null;
      }
    },
    write(changes) {
      const text = JSON.stringify(changes);
      storage.set(key, text);
      return storage.get(key) === text;
    },
    clear: () => storage.remove(key),
  };
}
