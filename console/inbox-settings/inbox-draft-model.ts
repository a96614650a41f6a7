/** A setting of an inbox that is edited as a whole, and the draft of it. A save names the version it is based on. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ClientError, Outcome } from '../../client/model.ts';

/** What can be chosen to be set: an inbox, or what else has such settings, which is then called by its `label`. */
export interface DraftOwner {
  key: string;
  companyName: string;
  label?: string;
}

/** What a page reads and does. `problems` are sentences by field path. */
export interface InboxDraftModel<T> {
  readonly inboxes: ReadonlySignal<readonly DraftOwner[] | null>;
  readonly inbox: ReadonlySignal<string | null>;
  readonly draft: ReadonlySignal<T | null>;
  readonly dirty: ReadonlySignal<boolean>;
  readonly problems: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly refused: ReadonlySignal<ClientError | null>;
  readonly state: ReadonlySignal<'idle' | 'saving' | 'saved'>;
  /** Asks for what is stored; what is being written stays. */
  load(): Promise<void>;
  choose(inbox: string): Promise<void>;
  edit(next: T): void;
  discard(): void;
  save(): Promise<void>;
  /** After a conflict: what somebody else has stored, in place of the draft. */
  takeTheirs(): Promise<void>;
  /** After a conflict: the draft, over what somebody else has stored. */
  keepMine(): Promise<void>;
}

/** What the model asks of the server. */
export interface InboxDraftParts<T> {
  inboxes(): Promise<Outcome<readonly DraftOwner[]>>;
  read(inbox: string): Promise<Outcome<{ version: number; value: T }>>;
  change(inbox: string, version: number, value: T): Promise<Outcome<{ version: number; value: T }>>;
  problems(value: T): Readonly<Record<string, string>>;
}

/** A model over what the parts ask. */
export function createInboxDraftModel<T>(parts: InboxDraftParts<T>): InboxDraftModel<T> {
  const inboxes = signal<readonly DraftOwner[] | null>(null);
  const inbox = signal<string | null>(null);
  const stored = signal<{ version: number; value: T } | null>(null);
  const draft = signal<T | null>(null);
  const refused = signal<ClientError | null>(null);
  const state = signal<'idle' | 'saving' | 'saved'>('idle');
  const dirty = computed(() => stored.value !== null && JSON.stringify(draft.value) !== JSON.stringify(stored.value.value));

  async function read(key: string, keepsDraft: boolean): Promise<boolean> {
    const answer = await parts.read(key);
    batch(() => {
      refused.value = answer.ok ? null : answer.error;
      if (!answer.ok) return;
      stored.value = answer.data;
      if (!keepsDraft) draft.value = answer.data.value;
    });
    return answer.ok;
  }

  async function save(): Promise<void> {
    const [key, before, value] = [inbox.value, stored.value, draft.value];
    if (key === null || before === null || value === null || !dirty.value) return;
    state.value = 'saving';
    const answer = await parts.change(key, before.version, value);
    batch(() => {
      state.value = answer.ok ? 'saved' : 'idle';
      refused.value = answer.ok ? null : answer.error;
      if (!answer.ok) return;
      stored.value = answer.data;
      // What was written on while it was saved is not lost.
      if (draft.value === value) draft.value = answer.data.value;
    });
  }

  return {
    inboxes,
    inbox,
    draft,
    dirty,
    problems: computed(() => (draft.value === null ? {} : parts.problems(draft.value))),
    refused,
    state,
    async load() {
      const answer = await parts.inboxes();
      if (!answer.ok) {
        refused.value = answer.error;
        return;
      }
      inboxes.value = answer.data;
      inbox.value ??= answer.data[0]?.key ?? null;
      if (inbox.value !== null && !dirty.value) await read(inbox.value, false);
    },
    async choose(key) {
      batch(() => {
        inbox.value = key;
        state.value = 'idle';
      });
      await read(key, false);
    },
    edit(next) {
      draft.value = next;
      state.value = 'idle';
    },
    discard() {
      batch(() => {
        draft.value = stored.value?.value ?? null;
        refused.value = null;
        state.value = 'idle';
      });
    },
    save,
    async takeTheirs() {
      if (inbox.value !== null) await read(inbox.value, false);
    },
    async keepMine() {
      if (inbox.value !== null && (await read(inbox.value, true))) await save();
    },
  };
}
