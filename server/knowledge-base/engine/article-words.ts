import type { ArticleContent } from '../article.ts';
import { inlineText, plainText } from '../../../protocol/rich-text.ts';
import { markdownBlocks } from '../markdown/markdown.ts';
import type { ArticleWords } from './lexical-index.ts';
import { foldedWords } from './words.ts';

/** What the engine reads of an article. */
export type AnswerableArticle = Pick<ArticleContent, 'slug' | 'title' | 'summary' | 'questions' | 'body'>;

/** Words of a body that are indexed: what stands behind the twenty-thousandth is not what an article is about. */
const BODY_WORDS_MAX = 20_000;

/** Cuts a body into the words of its headings and all its words. */
export type BodyCutter = (body: string) => Pick<ArticleWords, 'headings' | 'body'>;

function cutBody(markdown: string): Pick<ArticleWords, 'headings' | 'body'> {
  const blocks = markdownBlocks(markdown);
  const headings = blocks.flatMap((block) => (block.t === 'heading' ? foldedWords(inlineText(block.children)) : []));
  return { headings, body: foldedWords(plainText(blocks), BODY_WORDS_MAX) };
}

/** A cutter that remembers: for those who cut the same bodies several times. */
export function rememberingBodyCutter(): BodyCutter {
  const known = new Map<string, Pick<ArticleWords, 'headings' | 'body'>>();
  return (markdown) => {
    const cut = known.get(markdown) ?? cutBody(markdown);
    known.set(markdown, cut);
    return cut;
  };
}

/** Cuts an article into the words that the index takes. */
export function articleWords(article: AnswerableArticle, cut: BodyCutter = cutBody): ArticleWords {
  const phrasings = [article.title, ...article.questions, article.summary].map((text) => foldedWords(text));
  return { slug: article.slug, phrasings, ...cut(article.body) };
}
