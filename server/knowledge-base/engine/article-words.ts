import type { ArticleContent } from '../article.ts';
import { inlineText, plainText } from '../../../protocol/rich-text.ts';
import { markdownBlocks } from '../markdown/markdown.ts';
import type { ArticleWords } from './lexical-index.ts';
import { foldedWords } from './words.ts';

/** What the engine reads of an article. */
export type AnswerableArticle = Pick<ArticleContent, 'slug' | 'title' | 'summary' | 'questions' | 'body'>;

/** Words of a body that are indexed: what stands behind the twenty-thousandth is not what an article is about. */
const BODY_WORDS_MAX = 20_000;

/** Cuts an article into the words that the index takes. */
export function articleWords(article: AnswerableArticle): ArticleWords {
  const blocks = markdownBlocks(article.body);
  const headings = blocks.flatMap((block) => (block.t === 'heading' ? foldedWords(inlineText(block.children)) : []));
  const phrasings = [article.title, ...article.questions, article.summary].map((text) => foldedWords(text));
  return { slug: article.slug, phrasings, headings, body: foldedWords(plainText(blocks), BODY_WORDS_MAX) };
}
