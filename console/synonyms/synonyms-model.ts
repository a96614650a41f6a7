/** The synonyms being edited: all groups are saved at once, over the revision that they began from. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { STOP_MARK, SYNONYM_LIMITS } from '../../protocol/golden-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';
import { groupsOf, lineProblem, mergedGroups, packed, phrasesOf, sameGroups, spread } from './synonym-lines.ts';
import type { SynonymLine } from './synonym-lines.ts';

/** What the page reads and does. */
export interface SynonymsModel {
  readonly lines: ReadonlySignal<readonly SynonymLine[] | null>;
  /** Stop phrases, one in each line. */
  readonly stops: ReadonlySignal<string>;
  readonly stopProblem: ReadonlySignal<string | null>;
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
  changeStops(text: string): void;
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
  const stops = signal('');
  /** What is on the screen, each stop phrase alone. */
  const shown = () => spread(packed(groupsOf(lines.value ?? []), phrasesOf(stops.value), SYNONYM_LIMITS.words));
  const show = (groups: readonly (readonly string[])[]) => {
    lines.value = groups.filter(([first]) => first !== STOP_MARK).map((words) => ({ key: (keys += 1), text: words.join(', ') }));
    stops.value = groups.filter(([first]) => first === STOP_MARK).map(([, phrase]) => phrase).join('\n');
  };
  const dirty = computed(() => lines.value !== null && !sameGroups(shown(), stored.value));
  const stopProblem = computed(() => {
    const long = phrasesOf(stops.value).find((phrase) => phrase.length > SYNONYM_LIMITS.letters);
    return long === undefined ? null : `“${long.slice(0, 20)}…” is longer than ${SYNONYM_LIMITS.letters} characters.`;
  });
  const put = (next: readonly SynonymLine[]) => {
    lines.value = next;
    if (state.value !== 'saving') state.value = 'idle';
  };
  const merge = async () => {
    const latest = await client.ask('synonyms.list', {});
    if (!latest.ok) return latest.error;
    batch(() => {
      const theirs = spread(latest.data.groups);
      show(mergedGroups(stored.value, shown(), theirs));
      stored.value = theirs;
      revision = latest.data.revision;
      state.value = 'merged';
    });
    return null;
  };
  return {
    lines,
    dirty,
    stops,
    stopProblem,
    valid: computed(() => stopProblem.value === null && (lines.value?.every(({ text }) => lineProblem(text, SYNONYM_LIMITS) === null) ?? false)),
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
        stored.value = spread(answer.data.groups);
        revision = answer.data.revision;
        show(stored.value);
      });
    },
    change: (key, text) => put((lines.value ?? []).map((line) => (line.key === key ? { key, text } : line))),
    add() {
      const line = { key: (keys += 1), text: '' };
      put([line, ...(lines.value ?? [])]);
      return line.key;
    },
    remove: (key) => put((lines.value ?? []).filter((line) => line.key !== key)),
    changeStops(text) {
      stops.value = text;
      if (state.value !== 'saving') state.value = 'idle';
    },
    discard() {
      show(stored.value);
      state.value = 'idle';
    },
    async save() {
      if (lines.value === null || state.value === 'saving') return;
      state.value = 'saving';
      const answer = await client.ask('synonyms.save', { revision, groups: packed(groupsOf(lines.value), phrasesOf(stops.value), SYNONYM_LIMITS.words) });
      if (!answer.ok) {
        state.value = 'idle';
        problem.value = answer.error.code === 'conflict' ? await merge() : answer.error;
        return;
      }
      batch(() => {
        problem.value = null;
        stored.value = spread(answer.data.groups);
        revision = answer.data.revision;
        state.value = dirty.peek() ? 'idle' : 'saved';
      });
    },
  };
}
