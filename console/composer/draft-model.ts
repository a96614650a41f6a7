/** What is being written in one box: words, the articles whose words or address were put into it, and files. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { ATTACHMENTS_MAX } from '../../protocol/attachment-words.ts';
import { PASSED_ON_MAX } from '../../protocol/chat-articles-contract.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { StoredDraft } from '../../protocol/drafts-contract.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { DraftKind, Drafts, LocalDraft } from './drafts.ts';

/** What a message is made of. */
export type Written = Pick<LocalDraft, 'text' | 'articles' | 'attachments'>;

/** One draft; it lies in the browser's storage with every change. */
export interface DraftModel {
  readonly kind: DraftKind;
  readonly text: ReadonlySignal<string>;
  /** Slugs, the latest last. */
  readonly articles: ReadonlySignal<readonly string[]>;
  readonly attachments: ReadonlySignal<readonly AttachmentRef[]>;
  /** Everything, as it lies in the storage. */
  readonly local: ReadonlySignal<LocalDraft>;
  /** What another device wrote, where both went on from the same words. */
  readonly other: ReadonlySignal<StoredDraft | null>;
  /** Puts another text in its place; an empty one forgets the articles as well. */
  write(text: string): void;
  /** Puts words under what stands there, from an article that customers may read or none. False where there is no room. */
  add(words: string, article: string | null): boolean;
  /** False where there are too many. */
  attach(file: AttachmentRef): boolean;
  detach(id: string): void;
  /** Notes where the conversation was when this was begun, unless it was begun before; null forgets it. */
  begin(position: number | null): void;
  /** Everything anew: what was sent and taken back, or nothing. */
  put(written: Written): void;
  clear(): void;
  /** What the server has. Words that were written here meanwhile stay, and theirs are offered. */
  meet(stored: StoredDraft): void;
  /** The server has this version by now; what was changed since is still to be told. */
  saved(version: number, sent: Written): void;
  /** Ends the choice between two devices. */
  choose(which: 'this' | 'other'): void;
}

/** The draft of one kind in a conversation. */
export function createDraftModel(drafts: Drafts, conversation: string, kind: DraftKind): DraftModel {
  const local = signal(drafts.read(conversation, kind));
  const other = signal<StoredDraft | null>(null);
  const set = (next: LocalDraft): void => {
    drafts.write(conversation, kind, next);
    local.value = next;
  };
  const change = (next: Partial<LocalDraft>): void => {
    const draft = { ...local.value, ...next, dirty: true };
    const empty = draft.text === '' && draft.attachments.length === 0;
    set(empty ? { ...draft, articles: [], begunAt: null } : draft);
  };
  const take = (stored: StoredDraft): void => {
    const { text, articles, attachments, version } = stored;
    set({ text, articles, attachments, version, dirty: false, begunAt: text === local.value.text ? local.value.begunAt : null });
    other.value = null;
  };
  return {
    kind,
    local,
    other,
    text: computed(() => local.value.text),
    articles: computed(() => local.value.articles),
    attachments: computed(() => local.value.attachments),
    write: (text) => change(text === '' ? { text, articles: [] } : { text }),
    add(words, article) {
      const before = local.value.text.trimEnd();
      const next = before === '' ? words : `${before}\n\n${words}`;
      if (next.length > MESSAGE_MAX) return false;
      const { articles } = local.value;
      change({ text: next, ...(article !== null && { articles: [...articles.filter((slug) => slug !== article), article].slice(-PASSED_ON_MAX) }) });
      return true;
    },
    attach(file) {
      if (local.value.attachments.length >= ATTACHMENTS_MAX) return false;
      change({ attachments: [...local.value.attachments, file] });
      return true;
    },
    detach: (id) => change({ attachments: local.value.attachments.filter((file) => file.id !== id) }),
    begin(position) {
      if (position === null || local.value.begunAt === null) set({ ...local.value, begunAt: position });
    },
    put: (written) => change(written),
    clear: () => change({ text: '', articles: [], attachments: [] }),
    meet(stored) {
      const mine = local.value;
      if (stored.version <= mine.version) {
        // It was forgotten there: what is here is told anew.
        if (stored.version < mine.version) set({ ...mine, version: stored.version, dirty: mine.text !== '' || mine.attachments.length > 0 });
        return;
      }
      const nothingHere = mine.text === '' && mine.attachments.length === 0;
      if (!mine.dirty || stored.text === mine.text || (nothingHere && stored.text !== '')) take(stored);
      else if (stored.text === '' && stored.attachments.length === 0) set({ ...mine, version: stored.version });
      else other.value = stored;
    },
    saved(version, sent) {
      const { text, attachments } = local.value;
      set({ ...local.value, version, dirty: text !== sent.text || attachments !== sent.attachments });
    },
    choose(which) {
      const stored = other.value;
      if (stored === null) return;
      other.value = null;
      if (which === 'other') take(stored);
      else set({ ...local.value, version: stored.version, dirty: true });
    },
  };
}
