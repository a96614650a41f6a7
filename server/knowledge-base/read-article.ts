import type { ArticleView, Reader } from '../../protocol/articles.ts';
import type { RichText } from '../../protocol/rich-text.ts';
import { plainText } from '../../protocol/rich-text.ts';
import type { Article } from './article.ts';
import { isFor } from './article.ts';
import { markdownBlocks } from './markdown/markdown.ts';
import { sections } from './markdown/sections.ts';
import { nearestLocale } from './nearest-locale.ts';

/** Out of the articles of one slug, the one in the nearest language that this reader may see. */
export function shownTo(versions: readonly Article[], locale: string, reader: Reader): Article | undefined {
  const seen = versions.filter((each) => each.state === 'published' && isFor(each, reader));
  return nearestLocale(new Map(seen.map((each) => [each.locale.toLowerCase(), each])), locale);
}

/** The same for colleagues, who see the articles that are for agents, too. */
export const readArticleFor = (versions: readonly Article[], locale: string): Article | undefined => shownTo(versions, locale, 'agents');

/** The parts of an article's text, each with its words as they go into a message. */
export function passagesOf(body: string): { heading: string | null; blocks: RichText; text: string }[] {
  return sections(markdownBlocks(body)).map(({ heading, blocks }) => ({ heading: heading?.text ?? null, blocks, text: plainText(blocks) }));
}

/** One article as a reader sees it, out of those of its slug; else null. */
export function readArticle(versions: readonly Article[], locale: string, reader: Reader): ArticleView | null {
  const article = shownTo(versions, locale, reader);
  if (article === undefined) return null;
  const { slug, title, summary, category, body, updatedAt } = article;
  return { slug, title, summary, category, locale: article.locale, body: markdownBlocks(body), updatedAt };
}
