/**
 * What is typed is on the screen and in this browser at once, and on the server a moment later. A save names the state
 * it began from, so that nobody's work is overwritten: what does not clash is merged by the server, what does is shown
 * and decided.
 */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CommandInput } from '../../protocol/command.ts';
import type { ArticleDraft, DraftContent, DraftField } from '../../protocol/article-desk.ts';
import type { DraftConflict } from '../../protocol/articles-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';
import { changedFields, pick } from './draft-changes.ts';
import type { KeptChangesStore } from './kept-changes.ts';

/** Where the text on the screen stands. `at` is milliseconds since the Unix epoch, null where nothing was changed here. */
export type SaveState =
  | { kind: 'saved'; at: number | null }
  | { kind: 'unsaved' | 'saving' | 'conflict' }
  | { kind: 'offline'; kept: boolean }
  | { kind: 'refused'; kept: boolean; error: ClientError };

/** The text on the screen on its way to the server. */
export interface DraftSaving {
  readonly content: ReadonlySignal<DraftContent | null>;
  readonly save: ReadonlySignal<SaveState>;
  readonly conflict: ReadonlySignal<DraftConflict | null>;
  /** Something happened to the text that the editor did not do: said once, until dismissed. */
  readonly notice: ReadonlySignal<'brought_back' | 'merged' | null>;
  /** The rev that the text on the screen was based on; 0 where there is no draft. */
  rev(): number;
  hasChanges(): boolean;
  /** Shows a content of the server, unless something is unsaved. */
  adopt(content: DraftContent, rev: number): void;
  /** Lays changes of an earlier visit over the content, which the server did not get. */
  bringBack(): void;
  edit(change: Partial<DraftContent>): void;
  /** Saves what is not saved; answers whether the server has everything. */
  flush(): Promise<boolean>;
  /** Decides the clashes: the value of each field that goes on. Resolves when it is saved. */
  resolve(choices: Partial<DraftContent>): Promise<boolean>;
  dismiss(): void;
  stop(): void;
}

/** Typing that pauses this long is saved, in milliseconds. */
const PAUSE_MS = 1_000;
/** A save that had no answer is tried again after this long; a new connection does not wait for it. */
const RETRY_MS = 5_000;
const PASSING: readonly ClientError['code'][] = ['offline', 'timeout', 'unavailable', 'rate_limited'];

/** Saves the draft of one article; `onDraft` hears what the server has stored. */
export function createDraftSaving(parts: {
  client: Pick<Client<StaffContract, StaffWelcome>, 'ask'>;
  article: string;
  kept: KeptChangesStore;
  now: () => number;
  onDraft: (draft: ArticleDraft) => void;
}): DraftSaving {
  const { client, article, kept, now, onDraft } = parts;
  const content = signal<DraftContent | null>(null);
  const save = signal<SaveState>({ kind: 'saved', at: null });
  const conflict = signal<DraftConflict | null>(null);
  const notice = signal<'brought_back' | 'merged' | null>(null);
  /** What the screen showed when it was equal to the server's `known`: they differ where the server tidies up. */
  let base: DraftContent | null = null;
  let known: DraftContent | null = null;
  let rev = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;
  let stopped = false;

  const pending = () => (content.peek() && base ? changedFields(content.peek() as DraftContent, base) : []);
  const show = (next: DraftContent, at: number) => {
    base = known = content.value = next;
    rev = at;
  };
  /** Answers whether nothing is lost when the page is closed now. */
  const keep = (): boolean => {
    const fields = pending();
    if (fields.length > 0) return kept.write({ rev, change: pick(content.peek() as DraftContent, fields), was: pick(known as DraftContent, fields), at: now() });
    kept.clear();
    return true;
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void flush(), ms);
  };

  async function store(): Promise<boolean> {
    const fields = pending();
    const sent = content.peek();
    if (!sent || !known) return false;
    if (fields.length === 0) {
      if (save.peek().kind !== 'saved') save.value = { kind: 'saved', at: now() };
      return keep();
    }
    if (conflict.peek() !== null) return false;
    save.value = { kind: 'saving' };
    const input = { article, rev, change: pick(sent, fields), was: pick(known, fields) };
    const answer = await client.ask('draft.save', input as CommandInput<StaffContract, 'draft.save'>);
    if (!answer.ok) {
      const isPassing = PASSING.includes(answer.error.code);
      save.value = isPassing ? { kind: 'offline', kept: keep() } : { kind: 'refused', kept: keep(), error: answer.error };
      if (isPassing) later(answer.error.retryAfterMs ?? RETRY_MS);
      return false;
    }
    if (!answer.data.saved) {
      const met = answer.data.conflict;
      batch(() => {
        save.value = { kind: 'conflict' };
        conflict.value = met;
        onDraft(met.draft);
      });
      keep();
      return false;
    }
    const { draft, merged } = answer.data;
    batch(() => {
      if (merged && content.peek() === sent) show(draft.content, draft.rev);
      else {
        base = { ...(base as DraftContent), ...pick(sent, fields) };
        // After a merge the screen lacks the others' words. What was typed on since comes after what was sent, and the old
        // rev makes the server merge it too.
        known = merged ? { ...(known as DraftContent), ...pick(sent, fields) } : draft.content;
        if (!merged) rev = draft.rev;
      }
      if (merged) notice.value = 'merged';
      onDraft(draft);
    });
    if (pending().length > 0) return store();
    kept.clear();
    save.value = { kind: 'saved', at: now() };
    return true;
  }

  /** One save at a time; whoever asks meanwhile gets the answer to everything typed until then. */
  function flush(): Promise<boolean> {
    clearTimeout(timer);
    saving ??= store().finally(() => (saving = null));
    return saving;
  }

  return {
    content,
    save,
    conflict,
    notice,
    rev: () => rev,
    hasChanges: () => pending().length > 0,
    adopt(next, at) {
      if (pending().length === 0) show(next, at);
    },
    bringBack() {
      const before = kept.read();
      if (!before || !content.peek()) return;
      batch(() => {
        known = base = { ...(known as DraftContent), ...before.was };
        content.value = { ...(content.peek() as DraftContent), ...before.change };
        rev = before.rev;
        if (pending().length > 0) notice.value = 'brought_back';
      });
      void flush();
    },
    edit(change) {
      const before = content.peek();
      if (!before) return;
      batch(() => {
        content.value = { ...before, ...change };
        if (save.peek().kind === 'saved' || save.peek().kind === 'refused') save.value = { kind: 'unsaved' };
      });
      keep();
      if (conflict.peek() === null) later(PAUSE_MS);
    },
    flush,
    async resolve(choices) {
      const met = conflict.peek();
      if (!met || !known || !base || !content.peek()) return false;
      const theirs = pick(met.draft.content, Object.keys(choices) as DraftField[]);
      batch(() => {
        // Mine now comes after theirs; the rev stays the old one, so that all other fields are still merged.
        known = { ...(known as DraftContent), ...theirs };
        base = { ...(base as DraftContent), ...theirs };
        content.value = { ...(content.peek() as DraftContent), ...choices };
        conflict.value = null;
        save.value = { kind: 'unsaved' };
        if (pending().length === 0) show(met.draft.content, met.draft.rev);
      });
      return flush();
    },
    dismiss: () => void (notice.value = null),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
