import { useEffect, useRef } from 'preact/hooks';
import { X } from 'lucide';
import type { ConversationState } from '../../protocol/conversation.ts';
import { useConsole } from '../app/console-context.ts';
import type { DraftModel } from '../composer/draft-model.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ArticleOption } from './article-option.tsx';
import { ArticleReader } from './article-reader.tsx';
import type { ChatArticlesModel } from './chat-articles-model.ts';

/** The id of the search field, for the shortcut that leads to it. */
export const CHAT_ARTICLES_SEARCH = 'chat-articles-search';

/** Articles beside a conversation: suggested for what the customer asked last, searched for, and one to be read and passed on. */
export function ArticlesPane({ model, state, reply, onInserted, onClose }: {
  model: ChatArticlesModel;
  state: ConversationState;
  reply: DraftModel;
  /** Something was put into the reply. */
  onInserted: () => void;
  onClose: () => void;
}) {
  const { client } = useConsole();
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online && state.seq > 0) void model.suggest();
  }, [model, online, state.lastVisitorSeq, state.seq > 0]);
  const open = model.open.value;
  const query = model.query.value;
  const problem = model.problem.value;
  const field = useRef<HTMLInputElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Who comes back from an article goes on with the search.
    if (wasOpen.current && open === null) field.current?.focus();
    wasOpen.current = open !== null;
  }, [open === null]);
  return (
    <aside class="context" aria-label="Articles">
      <header class="pane-head">
        <h2 class="pane-title">Articles</h2>
        <button type="button" class="button button-quiet button-icon" aria-label="Close articles" onClick={onClose}>
          <Icon icon={X} />
        </button>
      </header>
      <div class="context-body chat-articles">
        {problem && (
          <Notice tone="danger" action={<button type="button" class="button" onClick={() => (query.trim() === '' ? void model.suggest() : model.look(query, state.locale))}>Try again</button>}>
            {problem.message}
          </Notice>
        )}
        {open !== null ? (
          <ArticleReader open={open} reply={reply} onBack={model.close} onInserted={onInserted} />
        ) : (
          <>
            <input
              ref={field}
              id={CHAT_ARTICLES_SEARCH}
              type="search"
              class="input"
              aria-label="Search articles"
              aria-keyshortcuts="/"
              placeholder="Search articles"
              maxLength={200}
              value={query}
              onInput={(event) => model.look(event.currentTarget.value, state.locale)}
            />
            {query.trim() === '' ? <Suggested model={model} /> : <Found model={model} />}
          </>
        )}
      </div>
    </aside>
  );
}

function Suggested({ model }: { model: ChatArticlesModel }) {
  const suggested = model.suggested.value;
  if (suggested === null) return model.problem.value ? null : <Skeleton rows={3} shape="row" label="Looking for articles" />;
  const { question, suggestions } = suggested;
  if (question === null) return <p class="muted small">The customer has asked nothing yet. Articles for their last question will appear here.</p>;
  return (
    <section aria-labelledby="chat-articles-suggested">
      <h3 id="chat-articles-suggested">For the last question</h3>
      <p class="muted small chat-articles-question">{question}</p>
      {suggestions.length === 0 ? (
        <p class="small">No article comes near it. Search with other words.</p>
      ) : (
        <ul class="chat-articles-list" aria-labelledby="chat-articles-suggested">
          {suggestions.map(({ article, ...why }) => (
            <ArticleOption key={article.id} article={article} why={why} onRead={() => void model.read(article)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Found({ model }: { model: ChatArticlesModel }) {
  const found = model.found.value;
  if (found === null) return model.problem.value ? null : <Skeleton rows={3} shape="row" label="Searching" />;
  return (
    <section aria-label="Articles found">
      <p class={found.articles.length > 0 ? 'sr-only' : 'small'} role="status">
        {found.articles.length > 0 ? `${found.articles.length} found for “${found.query}”` : `Nothing found for “${found.query}”. Try other words.`}
      </p>
      <ul class="chat-articles-list" aria-label="Articles found">
        {found.articles.map((article) => (
          <ArticleOption key={article.id} article={article} onRead={() => void model.read(article)} />
        ))}
      </ul>
    </section>
  );
}
