import type { ArticleSuggestion, ChatArticle } from '../../protocol/chat-articles-contract.ts';
import { AudienceChips } from './audience-note.tsx';
import { confidenceWords } from '../conversations/bot-turn.tsx';

/** Words of the question that are named as the reason. */
const WORDS_MAX = 5;

/** One article to open, and why it is suggested. */
export function ArticleOption({ article, why, onRead }: { article: ChatArticle; why?: Omit<ArticleSuggestion, 'article'>; onRead: () => void }) {
  return (
    <li>
      <button type="button" class="chat-article" onClick={onRead}>
        <span class="chat-article-title">{article.title}</span>
        <AudienceChips article={article} />
        {why === undefined ? article.summary && <span class="muted small">{article.summary}</span> : <Why {...why} />}
      </button>
    </li>
  );
}

function Why({ confidence, words, nearestQuestion }: Omit<ArticleSuggestion, 'article'>) {
  return (
    <>
      <span class="small figures">{confidenceWords(confidence)}</span>
      {words.length > 0 && <span class="muted small">Has the words {words.slice(0, WORDS_MAX).map((word) => `“${word}”`).join(', ')}</span>}
      {nearestQuestion !== null && <span class="muted small">Answers “{nearestQuestion}”</span>}
    </>
  );
}
