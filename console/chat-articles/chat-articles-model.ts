/** Articles beside a conversation: those suggested for the customer's last question, what is searched for, and the one that is read. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ArticleSuggestion, ChatArticle, ChatPassage } from '../../protocol/chat-articles-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';

/** An article that is open; `passages` is null while it is fetched. */
export interface OpenArticle {
  article: ChatArticle;
  passages: readonly ChatPassage[] | null;
}

/** The pane of one conversation. What was searched for stays when an article is closed. */
export interface ChatArticlesModel {
  readonly suggested: ReadonlySignal<{ question: string | null; suggestions: readonly ArticleSuggestion[] } | null>;
  readonly query: ReadonlySignal<string>;
  /** What was found for the words of `found.query`; null where nothing is searched for. */
  readonly found: ReadonlySignal<{ query: string; articles: readonly ChatArticle[] } | null>;
  readonly open: ReadonlySignal<OpenArticle | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  suggest(): Promise<void>;
  /** Searches after a pause in typing. */
  look(words: string, locale: string): void;
  read(article: ChatArticle): Promise<void>;
  close(): void;
}

/** Typing that pauses this long is searched for, in milliseconds. */
const PAUSE_MS = 250;

/** Articles beside a conversation, over the client core. */
export function createChatArticlesModel(client: Client<StaffContract, StaffWelcome>, conversation: ConversationId): ChatArticlesModel {
  const suggested = signal<{ question: string | null; suggestions: readonly ArticleSuggestion[] } | null>(null);
  const query = signal('');
  const found = signal<{ query: string; articles: readonly ChatArticle[] } | null>(null);
  const open = signal<OpenArticle | null>(null);
  const problem = signal<ClientError | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  /** Shows an answer, or why there is none. */
  const show = <T>(answer: Outcome<T>, use: (data: T) => void): void =>
    batch(() => {
      problem.value = answer.ok ? null : answer.error;
      if (answer.ok) use(answer.data);
    });

  return {
    suggested,
    query,
    found,
    open,
    problem,
    async suggest() {
      const mine = ++asked;
      const answer = await client.ask('chat_articles.suggest', { conversation });
      if (mine === asked) show(answer, (data) => (suggested.value = data));
    },
    look(words, locale) {
      clearTimeout(timer);
      query.value = words;
      const wanted = words.trim();
      if (wanted === '') {
        found.value = null;
        return;
      }
      timer = setTimeout(() => {
        void client.ask('chat_articles.search', { query: wanted, locale, conversation }).then((answer) => {
          // Answers may overtake each other; only the one to what stands there now counts.
          if (query.peek().trim() === wanted) show(answer, ({ articles }) => (found.value = { query: wanted, articles }));
        });
      }, PAUSE_MS);
    },
    async read(article) {
      open.value = { article, passages: null };
      const answer = await client.ask('chat_articles.read', { slug: article.slug, locale: article.locale, conversation });
      if (open.peek()?.article !== article) return;
      show(answer, (data) => (open.value = data));
      if (!answer.ok) open.value = null;
    },
    close() {
      open.value = null;
    },
  };
}
