/** How mail stands, and the draft of which mails begin conversations. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { GenericSchema } from 'valibot';
import type { ClientError } from '../../client/model.ts';
import type { MailSettings, MailStanding, StoredMailSettings } from '../../protocol/mail-contract.ts';
import { mailContract } from '../../protocol/mail-contract.ts';
import type { DraftOwner } from '../inbox-settings/inbox-draft-model.ts';
import { readInboxes } from '../inbox-settings/read-inboxes.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';
import { schemaProblems } from '../inbox-settings/schema-problems.ts';

/** What came of a mail to oneself. */
export type Tried = { to: string; sent: boolean; reason: string | null } | 'under way' | null;

/** The page's model. `problems` are sentences by field path. */
export interface MailModel {
  readonly standing: ReadonlySignal<MailStanding | null>;
  readonly inboxes: ReadonlySignal<readonly DraftOwner[]>;
  readonly draft: ReadonlySignal<MailSettings | null>;
  readonly dirty: ReadonlySignal<boolean>;
  readonly problems: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly refused: ReadonlySignal<ClientError | null>;
  readonly saving: ReadonlySignal<boolean>;
  readonly saved: ReadonlySignal<boolean>;
  readonly tried: ReadonlySignal<Tried>;
  load(): Promise<void>;
  edit(next: MailSettings): void;
  discard(): void;
  save(): Promise<void>;
  /** After a conflict: what somebody else has stored, in place of the draft. */
  takeTheirs(): Promise<void>;
  tryMail(): Promise<void>;
}

/** The model over the client core. */
export function createMailModel(client: StaffClient): MailModel {
  const stored = signal<StoredMailSettings | null>(null);
  const inboxes = signal<readonly DraftOwner[]>([]);
  const draft = signal<MailSettings | null>(null);
  const refused = signal<ClientError | null>(null);
  const [saving, saved] = [signal(false), signal(false)];
  const tried = signal<Tried>(null);
  const dirty = computed(() => stored.value !== null && JSON.stringify(stored.value.settings) !== JSON.stringify(draft.value));

  async function read(keepsDraft: boolean): Promise<void> {
    const [answer, known] = await Promise.all([client.ask('mail.read', {}), readInboxes(client)]);
    batch(() => {
      refused.value = answer.ok ? null : answer.error;
      if (known.ok) inboxes.value = known.data;
      if (!answer.ok) return;
      stored.value = answer.data;
      if (!keepsDraft) draft.value = answer.data.settings;
    });
  }

  return {
    standing: computed(() => stored.value?.standing ?? null),
    inboxes,
    draft,
    dirty,
    problems: computed(() => (draft.value === null ? {} : schemaProblems(settingsSchema, draft.value))),
    refused,
    saving,
    saved,
    tried,
    load: () => read(dirty.peek()),
    edit(next) {
      draft.value = next;
      saved.value = false;
    },
    discard() {
      draft.value = stored.peek()?.settings ?? null;
      refused.value = null;
    },
    async save() {
      const [before, value] = [stored.peek(), draft.peek()];
      if (before === null || value === null) return;
      saving.value = true;
      const answer = await client.ask('mail.change', { version: before.version, settings: value as never });
      batch(() => {
        saving.value = false;
        saved.value = answer.ok;
        refused.value = answer.ok ? null : answer.error;
        if (!answer.ok) return;
        stored.value = answer.data;
        if (draft.value === value) draft.value = answer.data.settings;
      });
    },
    takeTheirs: () => read(false),
    async tryMail() {
      tried.value = 'under way';
      const answer = await client.ask('mail.try', {});
      tried.value = answer.ok ? answer.data : { to: '', sent: false, reason: answer.error.message };
      const now = await client.ask('mail.read', {});
      if (now.ok && stored.peek() !== null) stored.value = { ...now.data, settings: stored.peek()?.settings ?? now.data.settings, version: stored.peek()?.version ?? now.data.version };
    },
  };
}

const settingsSchema: GenericSchema = mailContract['mail.change'].input.entries.settings;
