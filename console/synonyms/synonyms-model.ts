/** The synonyms being edited: all groups are saved at once, over the revision that they began from. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { SYNONYM_LIMITS } from '../../protocol/golden-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';
import { groupsOf, lineProblem, mergedGroups, sameGroups } from './synonym-lines.ts';
import type { SynonymLine } from './synonym-lines.ts';

/** What the page reads and does. */
export interface SynonymsModel {
  readonly lines: ReadonlySignal<readonly SynonymLine[] | null>;
  readonly dirty: ReadonlySignal<boolean>;
  readonly valid: ReadonlySignal<boolean>;
  /** `merged`: others had saved meanwhile; what they changed is in the lines, nothing is saved yet. */
  readonly state: ReadonlySignal<'idle' | 'saving' | 'saved' | 'merged'>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
  change(key: number, text: string): void;
  /** Adds an empty group on top; answers its key. */
  add(): number;
  remove(key: number): void;
  discard(): void;
  save(): Promise<void>;
}

/** The synonyms over the client core. */
export function createSynonymsModel(client: Pick<Client<StaffContract, StaffWelcome>, 'ask'>): SynonymsModel {
  const lines = signal<readonly SynonymLine[] | null>(null);
  const stored = signal<readonly (readonly string[])[]>([]);
  const state = signal<'idle' | 'saving' | 'saved' | 'merged'>('idle');
  const problem = signal<ClientError | null>(null);
  let revision = 0;
  let keys = 0;
  const asLines = (groups: readonly (readonly string[])[]) => groups.map((words) => ({ key: (keys += 1), text: words.join(', ') }));
  const dirty = computed(() => lines.value !== null && !sameGroups(groupsOf(lines.value), stored.value));
  const put = (next: readonly SynonymLine[]) => {
    lines.value = next;
    if (state.value !== 'saving') state.value = 'idle';
  };
  const merge = async () => {
    const latest = await client.ask('synonyms.list', {});
    if (!latest.ok) return latest.error;
    batch(() => {
      lines.value = asLines(mergedGroups(stored.value, groupsOf(lines.value ?? []), latest.data.groups));
      stored.value = latest.data.groups;
      revision = latest.data.revision;
      state.value = 'merged';
    });
    return null;
  };
  return {
    lines,
    dirty,
    valid: computed(() => lines.value?.every(({ text }) => lineProblem(text, SYNONYM_LIMITS) === null) ?? false),
    state,
    problem,
    async load() {
      const answer = await client.ask('synonyms.list', {});
      if (!answer.ok) {
        if (answer.error.code !== 'offline') problem.value = answer.error;
        return;
      }
      batch(() => {
        problem.value = null;
        // Fetched anew after a break: what is being written stays, and is merged when it is saved.
        if (dirty.peek()) return;
        stored.value = answer.data.groups;
        revision = answer.data.revision;
        lines.value = asLines(answer.data.groups);
      });
    },
    change: (key, text) => put((lines.value ?? []).map((line) => (line.key === key ? { key, text } : line))),
    add() {
      const line = { key: (keys += 1), text: '' };
      put([line, ...(lines.value ?? [])]);
      return line.key;
    },
    remove: (key) => put((lines.value ?? []).filter((line) => line.key !== key)),
    discard: () => put(asLines(stored.value)),
    async save() {
      if (lines.value === null || state.value === 'saving') return;
      state.value = 'saving';
      const answer = await client.ask('synonyms.save', { revision, groups: groupsOf(lines.value) });
      if (!answer.ok) {
        state.value = 'idle';
        problem.value = answer.error.code === 'conflict' ? await merge() : answer.error;
        return;
      }
      batch(() => {
        problem.value = null;
        stored.value = answer.data.groups;
        revision = answer.data.revision;
        state.value = dirty.peek() ? 'idle' : 'saved';
      });
    },
  };
}
