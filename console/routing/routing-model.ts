/** The settings of routing and a draft of them. A save names the version it is based on; whoever was faster is shown, not overwritten. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ClientError, Client } from '../../client/model.ts';
import { routingSchema } from '../../protocol/routing-contract.ts';
import type { RoutingChoices, RoutingTrial } from '../../protocol/routing-contract.ts';
import type { RoutingSettings } from '../../protocol/routing.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import { schemaProblems } from '../inbox-settings/schema-problems.ts';
import { settingsChanges } from './settings-changes.ts';

/** What the page reads and does. */
export interface RoutingModel {
  readonly draft: ReadonlySignal<RoutingSettings | null>;
  readonly choices: ReadonlySignal<RoutingChoices | null>;
  readonly dirty: ReadonlySignal<boolean>;
  /** Sentences by field path. */
  readonly problems: ReadonlySignal<Readonly<Record<string, string>>>;
  readonly refused: ReadonlySignal<ClientError | null>;
  /** After a conflict: what somebody else has changed, a sentence each. */
  readonly theirs: ReadonlySignal<readonly string[] | null>;
  readonly state: ReadonlySignal<'idle' | 'saving' | 'saved'>;
  readonly trials: ReadonlySignal<readonly RoutingTrial[] | 'asking' | null>;
  load(): Promise<void>;
  edit(change: Partial<RoutingSettings>): void;
  discard(): void;
  save(): Promise<void>;
  takeTheirs(): void;
  keepMine(): Promise<void>;
  /** Tries the rules of the draft on the latest conversations. */
  tryRules(): Promise<void>;
}

interface Stored {
  version: number;
  settings: RoutingSettings;
}

/** Without skills that were only begun. */
const tidy = (settings: RoutingSettings): RoutingSettings => ({
  ...settings,
  rules: settings.rules.map((rule) => ({ ...rule, skills: rule.skills.filter((skill) => skill.trim() !== '') })),
});

/** The model over the client core. */
export function createRoutingModel(client: Client<StaffContract, StaffWelcome>): RoutingModel {
  const stored = signal<Stored | null>(null);
  const newer = signal<Stored | null>(null);
  const draft = signal<RoutingSettings | null>(null);
  const choices = signal<RoutingChoices | null>(null);
  const refused = signal<ClientError | null>(null);
  const state = signal<'idle' | 'saving' | 'saved'>('idle');
  const trials = signal<readonly RoutingTrial[] | 'asking' | null>(null);
  const dirty = computed(() => stored.value !== null && JSON.stringify(draft.value) !== JSON.stringify(stored.value.settings));

  async function read(): Promise<Stored | null> {
    const answer = await client.ask('routing.read', {});
    if (!answer.ok) {
      refused.value = answer.error;
      return null;
    }
    choices.value = answer.data.choices;
    return { version: answer.data.version, settings: answer.data.settings };
  }

  async function save(): Promise<void> {
    const [before, settings] = [stored.value, draft.value];
    if (before === null || settings === null || !dirty.value) return;
    batch(() => {
      state.value = 'saving';
      refused.value = null;
    });
    const answer = await client.ask('routing.change', { version: before.version, settings: tidy(settings) as never });
    const found = answer.ok || answer.error.code !== 'conflict' ? null : await read();
    batch(() => {
      state.value = answer.ok ? 'saved' : 'idle';
      newer.value = found;
      if (!answer.ok) {
        refused.value = answer.error;
        return;
      }
      stored.value = answer.data;
      // What was written on while it was saved is not lost.
      if (draft.value === settings) draft.value = answer.data.settings;
    });
  }

  return {
    draft,
    choices,
    dirty,
    problems: computed(() => (draft.value === null ? {} : schemaProblems(routingSchema, tidy(draft.value)))),
    refused,
    theirs: computed(() => (newer.value === null || stored.value === null ? null : settingsChanges(stored.value.settings, newer.value.settings, choices.value))),
    state,
    trials,
    async load() {
      const found = await read();
      if (found === null) return;
      batch(() => {
        refused.value = null;
        if (dirty.value) return;
        stored.value = found;
        draft.value = found.settings;
      });
    },
    edit(change) {
      if (draft.value === null) return;
      draft.value = { ...draft.value, ...change };
      state.value = 'idle';
      if (change.rules !== undefined) trials.value = null;
    },
    discard() {
      batch(() => {
        draft.value = stored.value?.settings ?? null;
        refused.value = null;
        newer.value = null;
        trials.value = null;
      });
    },
    save,
    takeTheirs() {
      batch(() => {
        if (newer.value !== null) [stored.value, draft.value] = [newer.value, newer.value.settings];
        newer.value = null;
        refused.value = null;
      });
    },
    async keepMine() {
      if (newer.value !== null) stored.value = newer.value;
      newer.value = null;
      await save();
    },
    async tryRules() {
      const rules = draft.value === null ? undefined : tidy(draft.value).rules;
      if (rules === undefined) return;
      trials.value = 'asking';
      const answer = await client.ask('routing.try', { rules: rules as never });
      batch(() => {
        trials.value = answer.ok ? answer.data.trials : null;
        if (!answer.ok) refused.value = answer.error;
      });
    },
  };
}
