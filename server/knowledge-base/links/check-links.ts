import type { LinkProblem, LinkReport } from '../../../protocol/links-contract.ts';
import type { Article } from '../article.ts';
import { isPublic } from '../article.ts';
import { imageSource } from '../markdown/link-target.ts';
import { nearestLocale } from '../nearest-locale.ts';
import type { ArticleLink, ArticleLinks } from './article-links.ts';

/** An article with its links. */
export interface LinkedArticle {
  article: Pick<Article, 'id' | 'slug' | 'locale' | 'title' | 'version' | 'state' | 'audience'>;
  read: ArticleLinks;
}

/** What a check knows besides the articles. */
export interface LinkSurroundings {
  redirect(slug: string, locale: string): string | null;
  hasFile(id: string): boolean;
}

/** What is wrong with the links of articles, article by article, in their order. Archived articles are looked at by nobody. */
export function checkLinks(all: readonly LinkedArticle[], surroundings: LinkSurroundings): LinkReport[] {
  const bySlug = new Map<string, Map<string, LinkedArticle>>();
  for (const each of all) bySlug.set(each.article.slug, (bySlug.get(each.article.slug) ?? new Map<string, LinkedArticle>()).set(each.article.locale.toLowerCase(), each));
  const find = (slug: string, locale: string) => nearestLocale(bySlug.get(slug) ?? new Map<string, LinkedArticle>(), locale);

  function problemOf(from: LinkedArticle, link: ArticleLink): Omit<LinkProblem, 'address' | 'words'> | null {
    const { article } = from;
    if (link.file !== null && !surroundings.hasFile(link.file)) return { kind: 'file_missing', suggestion: null, detail: null };
    if (link.isImage) {
      if (imageSource(link.address) === null) return { kind: 'nowhere', suggestion: null, detail: null };
      if (link.words.trim() === '') return { kind: 'no_alt', suggestion: null, detail: null };
      return isFileName(link) ? { kind: 'no_alt', suggestion: null, detail: 'file name' } : null;
    }
    if (link.target === null) {
      // A heading of the article itself: the readers have no such links yet, so it shows as words.
      return { kind: 'nowhere', suggestion: null, detail: null };
    }
    if (link.target.t === 'link') return null;
    const { slug } = link.target;
    const to = find(slug, article.locale);
    if (to === undefined) {
      const renamed = surroundings.redirect(slug, article.locale);
      const now = renamed === null ? undefined : find(renamed, article.locale);
      if (now !== undefined) return { kind: 'renamed', suggestion: named(now), detail: null };
      return { kind: 'missing', suggestion: nearestSlug(slug, article.locale, all), detail: null };
    }
    if (isPublic(article) && to.article.audience !== 'public') return { kind: 'agents_only', suggestion: null, detail: null };
    if (article.state === 'published' && to.article.state !== 'published') return { kind: 'unpublished', suggestion: null, detail: to.article.state };
    if (link.fragment !== null && !to.read.headings.has(link.fragment)) return { kind: 'anchor', suggestion: named(to), detail: link.fragment };
    return null;
  }

  return all.flatMap((from) => {
    const { id, slug, locale, title, version, state } = from.article;
    if (state === 'archived') return [];
    const links = from.read.links.flatMap((link): LinkProblem[] => {
      const problem = problemOf(from, link);
      return problem === null ? [] : [{ ...problem, address: link.address, words: link.words }];
    });
    const snippets = from.read.snippets.map(({ kind, name }): LinkProblem => ({ kind: 'snippet', address: name, words: `{{snippet:${name}}}`, suggestion: null, detail: kind }));
    const problems = [...new Map([...links, ...snippets].map((problem) => [`${problem.kind} ${problem.address}`, problem])).values()];
    return problems.length === 0 ? [] : [{ article: id, slug, locale, title, version, problems }];
  });
}

/** Whether an image says no more than the file it came as: that is what stands there until somebody describes it. */
function isFileName({ address, words, file }: ArticleLink): boolean {
  const letters = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '');
  const name = /\/([^/]*)\.[a-z0-9]+$/i.exec(address)?.[1] ?? '';
  return file !== null && letters(name) !== '' && letters(words) === letters(name);
}

const named = ({ article: { slug, title } }: LinkedArticle): { slug: string; title: string } => ({ slug, title });

/** How alike two slugs must be to be taken for one another, as the share of words they have in common. */
const ALIKE = 0.5;

/** The published article whose slug has most words in common; none where that is less than half. */
function nearestSlug(slug: string, locale: string, all: readonly LinkedArticle[]): LinkProblem['suggestion'] {
  const wanted = new Set(slug.split('-'));
  let best: { share: number; slug: string; title: string } | null = null;
  for (const { article } of all) {
    if (article.state !== 'published' || article.locale !== locale) continue;
    const words = article.slug.split('-');
    const common = words.filter((word) => wanted.has(word)).length;
    const share = common / (wanted.size + words.length - common);
    if (share >= ALIKE && (best === null || share > best.share)) best = { share, slug: article.slug, title: article.title };
  }
  return best && { slug: best.slug, title: best.title };
}
