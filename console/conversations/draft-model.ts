/** What is being written in one box, and the articles whose words or address were put into it. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { PASSED_ON_MAX } from '../../protocol/chat-articles-contract.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { DraftKind, Drafts } from './drafts.ts';

/** One draft; it lies in the browser's storage with every change. */
export interface DraftModel {
  readonly text: ReadonlySignal<string>;
  /** Slugs, the latest last. */
  readonly articles: ReadonlySignal<readonly string[]>;
  /** Puts another text in its place; an empty one forgets the articles as well. */
  write(text: string): void;
  /** Puts words under what stands there, from an article that customers may read or none. False where there is no room. */
  add(words: string, article: string | null): boolean;
}

/** The draft of one kind in a conversation. */
export function createDraftModel(drafts: Drafts, conversation: string, kind: DraftKind): DraftModel {
  const text = signal(drafts.read(conversation, kind));
  const articles = signal(drafts.readArticles(conversation, kind));
  const keep = (slugs: readonly string[]): void => {
    drafts.writeArticles(conversation, kind, slugs);
    articles.value = slugs;
  };
  const write = (next: string): void => {
    drafts.write(conversation, kind, next);
    text.value = next;
    if (next === '' && articles.value.length > 0) keep([]);
  };
  return {
    text,
    articles,
    write,
    add(words, article) {
      const before = text.value.trimEnd();
      const next = before === '' ? words : `${before}\n\n${words}`;
      if (next.length > MESSAGE_MAX) return false;
      write(next);
      if (article !== null) keep([...articles.value.filter((slug) => slug !== article), article].slice(-PASSED_ON_MAX));
      return true;
    },
  };
}
