/** One article being edited: what the server says of it, the text on its way there, and who else is here. */
import { batch, effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ArticleDraft, DeskArticle } from '../../protocol/article-desk.ts';
import type { CommandInput, CommandOutput } from '../../protocol/command.ts';
import type { StaffContract, StaffPushes, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';
import { contentOf } from './draft-changes.ts';
import { createDraftSaving } from './draft-saving.ts';
import type { DraftSaving } from './draft-saving.ts';
import type { KeptChangesStore } from './kept-changes.ts';

/** Everything the server says of the article. */
export type OpenedArticle = CommandOutput<StaffContract, 'article.open'>;

/** The commands that name an article and a rev of its draft. */
export type RevCommand = {
  [K in keyof StaffContract & string]: CommandInput<StaffContract, K> extends { article: string; rev: number } ? K : never;
}[keyof StaffContract & string];

/** What some commands answer: the article, its draft (null where it is gone), or both. */
export interface ArticleNews {
  article?: DeskArticle;
  draft?: ArticleDraft | null;
}

/** What the editor's page reads and does. */
export interface ArticleModel {
  readonly id: string;
  readonly opened: ReadonlySignal<OpenedArticle | null>;
  /** Why the article could not be opened. */
  readonly problem: ReadonlySignal<ClientError | null>;
  readonly draft: DraftSaving;
  /** Saves, then asks for something about the draft as it is then, and shows what came of it. */
  act<K extends RevCommand>(name: K, more: Omit<CommandInput<StaffContract, K>, 'article' | 'rev'>): Promise<Outcome<CommandOutput<StaffContract, K>>>;
  /** Shows what another command about the article answered. */
  absorb(news: ArticleNews): void;
  open(): Promise<void>;
  dispose(): void;
}

/** How often one says that one is still here, in milliseconds. The server forgets after 25 s. */
const HERE_MS = 10_000;
/** Who typed within this time is called editing. */
const EDITING_MS = 60_000;
const UNSAVED: ClientError = { code: 'conflict', message: 'Your last changes are not saved yet, so nothing was done.' };

/** The model of one article; it opens it as soon as there is a connection. */
export function createArticleModel({ client, id, kept, now }: {
  client: Client<StaffContract, StaffWelcome>;
  id: string;
  kept: KeptChangesStore;
  now: () => number;
}): ArticleModel {
  const opened = signal<OpenedArticle | null>(null);
  const problem = signal<ClientError | null>(null);
  let typedAt = -Infinity;
  let disposed = false;
  const saving = createDraftSaving({ client, article: id, kept, now, onDraft: (draft) => patch({ draft }) });

  const patch = (change: Partial<OpenedArticle>) => {
    const before = opened.peek();
    if (before) opened.value = { ...before, ...change };
  };
  const showText = () => {
    const { article, draft } = opened.peek() as OpenedArticle;
    saving.adopt(draft?.content ?? contentOf(article), draft?.rev ?? 0);
  };
  function absorb({ article, draft }: ArticleNews): void {
    if (opened.peek() === null) return;
    batch(() => {
      patch({ ...(article && { article }), ...(draft !== undefined && { draft }) });
      showText();
    });
  }
  async function open(): Promise<void> {
    const answer = await client.ask('article.open', { article: id });
    if (disposed) return;
    if (!answer.ok) {
      // Without a connection there is nothing to say here: with the next one it is opened again.
      if (answer.error.code !== 'offline') problem.value = answer.error;
      return;
    }
    const isFirst = opened.peek() === null;
    batch(() => {
      problem.value = null;
      opened.value = answer.data;
      showText();
    });
    if (isFirst) saving.bringBack();
    else if (saving.hasChanges()) void saving.flush();
  }
  async function here(): Promise<void> {
    if (client.connection.peek() !== 'online' || opened.peek() === null) return;
    const answer = await client.ask('article.here', { article: id, editing: now() - typedAt < EDITING_MS });
    if (answer.ok && JSON.stringify(answer.data.others) !== JSON.stringify(opened.peek()?.others)) patch({ others: answer.data.others });
  }
  const isKnown = ({ rev, version, decided }: Parameters<StaffPushes['article']>[0]) =>
    decided !== true && (opened.peek()?.draft?.rev ?? 0) === rev && opened.peek()?.article.version === version;
  const beat = setInterval(() => void here(), HERE_MS);
  const stops = [
    client.on('article', (news: Parameters<StaffPushes['article']>[0]) => {
      // One's own save may be told before it is answered: it is waited for. Unsaved words stay, and are merged when saved.
      const settled = news.article === id && !isKnown(news) ? saving.flush() : null;
      void settled?.then(() => (disposed || isKnown(news) ? undefined : open()));
    }),
    effect(() => {
      if (client.connection.value === 'online') untracked(() => void open());
    }),
  ];

  return {
    id,
    opened,
    problem,
    draft: {
      ...saving,
      edit(change) {
        const wasIdle = now() - typedAt >= EDITING_MS;
        typedAt = now();
        saving.edit(change);
        if (wasIdle) void here();
      },
    },
    async act(name, more) {
      if (!(await saving.flush())) return { ok: false, error: UNSAVED };
      const answer = await client.ask(name, { ...more, article: id, rev: saving.rev() } as never);
      if (answer.ok) absorb(answer.data as ArticleNews);
      return answer;
    },
    absorb,
    open,
    dispose() {
      disposed = true;
      void saving.flush().finally(() => void client.ask('article.leave', { article: id }));
      saving.stop();
      clearInterval(beat);
      for (const stop of stops) stop();
    },
  };
}
