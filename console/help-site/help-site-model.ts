/** The settings of the help site, and the draft of what is being changed. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { HelpSiteState } from '../../protocol/help-site-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';
import type { Http } from '../app/http.ts';
import { changesOf, draftOf, draftProblems } from './help-site-draft.ts';
import type { DraftProblems, HelpSiteDraft } from './help-site-draft.ts';

/** What the page reads and does. */
export interface HelpSiteModel {
  readonly stored: ReadonlySignal<HelpSiteState | null>;
  readonly draft: ReadonlySignal<HelpSiteDraft | null>;
  readonly dirty: ReadonlySignal<boolean>;
  readonly problems: ReadonlySignal<DraftProblems>;
  readonly refused: ReadonlySignal<ClientError | null>;
  readonly state: ReadonlySignal<'idle' | 'saving' | 'saved'>;
  readonly logo: ReadonlySignal<{ busy: boolean; refused: ClientError | null }>;
  load(): Promise<void>;
  edit(change: Partial<HelpSiteDraft>): void;
  discard(): void;
  save(): Promise<void>;
  /** Stores a picture and puts its address into the draft. */
  uploadLogo(file: File): Promise<void>;
}

/** The page over the client core. */
export function createHelpSiteModel(client: Client<StaffContract, StaffWelcome>, http: Http): HelpSiteModel {
  const stored = signal<HelpSiteState | null>(null);
  const draft = signal<HelpSiteDraft | null>(null);
  const refused = signal<ClientError | null>(null);
  const state = signal<'idle' | 'saving' | 'saved'>('idle');
  const logo = signal<{ busy: boolean; refused: ClientError | null }>({ busy: false, refused: null });
  const changes = computed(() => (draft.value && stored.value ? changesOf(draft.value, stored.value.settings) : {}));
  const dirty = computed(() => Object.keys(changes.value).length > 0);

  const edit = (change: Partial<HelpSiteDraft>): void => {
    if (draft.value === null) return;
    draft.value = { ...draft.value, ...change };
    state.value = 'idle';
  };

  function take(answer: Outcome<HelpSiteState>, keepsDraft: boolean): void {
    batch(() => {
      refused.value = answer.ok ? null : answer.error;
      if (!answer.ok) return;
      stored.value = answer.data;
      if (!keepsDraft || draft.value === null) draft.value = draftOf(answer.data.settings);
    });
  }

  return {
    stored,
    draft,
    dirty,
    problems: computed(() => (draft.value ? draftProblems(draft.value) : {})),
    refused,
    state,
    logo,
    // Fetched anew after a break: what is being written stays.
    load: async () => take(await client.ask('help_site.read', {}), dirty.value),
    edit,
    discard() {
      if (stored.value === null) return;
      batch(() => {
        draft.value = stored.value && draftOf(stored.value.settings);
        refused.value = null;
        state.value = 'idle';
      });
    },
    async save() {
      if (!dirty.value) return;
      state.value = 'saving';
      const sent = draft.value;
      const answer = await client.ask('help_site.change', changes.value);
      batch(() => {
        take(answer, draft.value !== sent);
        state.value = answer.ok ? 'saved' : 'idle';
      });
    },
    async uploadLogo(file) {
      logo.value = { busy: true, refused: null };
      const form = new FormData();
      form.append('file', file);
      const answer = await http<{ file: UploadedFile }>('POST', '/console/api/files', form);
      batch(() => {
        const notImage: ClientError | null = answer.ok && !answer.data.file.isImage ? { code: 'invalid_payload', message: 'This file is no picture. Choose a PNG, JPEG, WebP, GIF or AVIF.' } : null;
        logo.value = { busy: false, refused: answer.ok ? notImage : answer.error };
        if (answer.ok && notImage === null) edit({ logoUrl: answer.data.file.address });
      });
    },
  };
}
