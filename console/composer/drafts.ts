import * as v from 'valibot';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { DraftKind } from '../../protocol/drafts-contract.ts';
import type { KeyValueStore } from '../app/key-value-store.ts';

export type { DraftKind } from '../../protocol/drafts-contract.ts';

/** A draft as this browser has it. */
export interface LocalDraft {
  text: string;
  /** Slugs of the articles that were put into it. */
  articles: readonly string[];
  attachments: readonly AttachmentRef[];
  /** Position of the conversation when it was begun; null where nothing is written. */
  begunAt: number | null;
  /** The version on the server that it is based on. */
  version: number;
  /** It was changed since. */
  dirty: boolean;
}

/** What is being written, by conversation and kind; it survives reloads and the end of a session. */
export interface Drafts {
  read(conversation: string, kind: DraftKind): LocalDraft;
  write(conversation: string, kind: DraftKind, draft: LocalDraft): void;
}

/** Nothing written. */
export const NO_DRAFT: LocalDraft = { text: '', articles: [], attachments: [], begunAt: null, version: 0, dirty: false };

const attachment = v.object({ id: v.string(), name: v.string(), type: v.string(), size: v.number(), width: v.optional(v.number()), height: v.optional(v.number()) });
const extras = v.object({ articles: v.array(v.string()), attachments: v.array(attachment), begunAt: v.nullable(v.number()), version: v.number(), dirty: v.boolean() });

/** Drafts of one person in this browser. The text lies by itself, as the person wrote it; the rest beside it. */
export function createDrafts(storage: KeyValueStore, user: string): Drafts {
  const key = (conversation: string, kind: DraftKind) => `porchlight:drafts:${user}:${conversation}:${kind}`;
  const set = (name: string, text: string): void => (text === '' ? storage.remove(name) : storage.set(name, text));
  return {
    read(conversation, kind) {
      const name = key(conversation, kind);
      const rest = v.safeParse(extras, parsed(storage.get(`${name}:more`)));
      return { ...NO_DRAFT, ...(rest.success && (rest.output as Omit<LocalDraft, 'text'>)), text: storage.get(name) ?? '' };
    },
    write(conversation, kind, { text, ...rest }) {
      const name = key(conversation, kind);
      set(name, text);
      const nothing = text === '' && rest.attachments.length === 0 && !rest.dirty && rest.version === 0;
      set(`${name}:more`, nothing ? '' : JSON.stringify(rest));
    },
  };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null;
  }
}
