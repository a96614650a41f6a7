/** The inboxes with their settings, and the draft of the one being changed. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CommandInput } from '../../protocol/command.ts';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';
import { changesOf, draftOf, draftProblems } from './website-draft.ts';
import type { DraftProblems, WebsiteDraft } from './website-draft.ts';

/** What the website page reads and does. */
export interface WebsiteModel {
  readonly inboxes: ReadonlySignal<readonly InboxSettings[] | null>;
  readonly snippets: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly stored: ReadonlySignal<InboxSettings | null>;
  readonly draft: ReadonlySignal<WebsiteDraft | null>;
  readonly dirty: ReadonlySignal<boolean>;
  readonly problems: ReadonlySignal<DraftProblems>;
  readonly refused: ReadonlySignal<ClientError | null>;
  readonly state: ReadonlySignal<'idle' | 'saving' | 'saved'>;
  load(): Promise<void>;
  choose(key: string): void;
  edit(change: Partial<WebsiteDraft>): void;
  discard(): void;
  save(): Promise<void>;
}

/** The website page over the client core; `wanted` is the inbox it begins with. */
export function createWebsiteModel(client: Client<StaffContract, StaffWelcome>, wanted: string | null = null): WebsiteModel {
  const inboxes = signal<readonly InboxSettings[] | null>(null);
  const snippets = signal<Readonly<Record<string, string>>>({});
  const key = signal<string | null>(null);
  const draft = signal<WebsiteDraft | null>(null);
  const refused = signal<ClientError | null>(null);
  const state = signal<'idle' | 'saving' | 'saved'>('idle');
  const stored = computed(() => inboxes.value?.find((inbox) => inbox.key === key.value) ?? null);
  const changes = computed(() => (draft.value && stored.value ? changesOf(draft.value, stored.value) : {}));
  const dirty = computed(() => Object.keys(changes.value).length > 0);
  const choose = (next: string) =>
    batch(() => {
      key.value = next;
      draft.value = stored.value && draftOf(stored.value);
      refused.value = null;
      state.value = 'idle';
    });
  return {
    inboxes,
    snippets,
    stored,
    draft,
    dirty,
    problems: computed(() => (draft.value && key.value ? draftProblems(draft.value, key.value) : {})),
    refused,
    state,
    async load() {
      const answer = await client.ask('settings.read', {});
      if (!answer.ok) {
        refused.value = answer.error;
        return;
      }
      const unsaved = dirty.value;
      batch(() => {
        inboxes.value = answer.data.inboxes;
        snippets.value = answer.data.snippets;
        refused.value = null;
        const first = key.value ?? (answer.data.inboxes.find((inbox) => inbox.key === wanted) ?? answer.data.inboxes[0])?.key;
        // Fetched anew after a break: what is being written stays.
        if (first !== undefined && !unsaved) choose(first);
      });
    },
    choose,
    edit(change) {
      if (!draft.value) return;
      draft.value = { ...draft.value, ...change };
      state.value = 'idle';
    },
    discard() {
      if (key.value !== null) choose(key.value);
    },
    async save() {
      if (key.value === null || !dirty.value) return;
      state.value = 'saving';
      const input = { key: key.value, ...changes.value } as CommandInput<StaffContract, 'settings.change'>;
      const answer = await client.ask('settings.change', input);
      batch(() => {
        state.value = answer.ok ? 'saved' : 'idle';
        refused.value = answer.ok ? null : answer.error;
        if (!answer.ok) return;
        const { inbox } = answer.data;
        inboxes.value = (inboxes.value ?? []).map((old) => (old.key === inbox.key ? inbox : old));
        draft.value = draftOf(inbox);
      });
    },
  };
}
