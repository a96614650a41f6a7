import type { Clock } from '../kernel/clock.ts';
import type { ArticleContent, Change } from './article.ts';
import type { ArticleInput } from './article-input.ts';
import { mergeInput, parseArticleInput } from './article-input.ts';
import type { ArticleStore } from './article-store.ts';

/** What an import did. What was refused is named, and the rest is in. */
export interface ImportReport {
  created: number;
  updated: number;
  unchanged: number;
  /** `index` counts from 0 in what was given. */
  refused: readonly { index: number; slug: string | null; message: string }[];
}

/** Articles of an import; `publish` makes drafts and those in review published, archived ones stay. */
export interface ImportRequest {
  articles: readonly unknown[];
  publish: boolean;
}

/** Makes or changes articles by their slug and locale. A slug that comes twice counts once, the first time. */
export async function importArticles(
  { store, clock }: { store: ArticleStore; clock: Clock },
  { articles, publish }: ImportRequest,
  change: Change,
): Promise<ImportReport> {
  const refused: { index: number; slug: string | null; message: string }[] = [];
  const wanted = new Map<string, { index: number; input: ArticleInput }>();
  for (const [index, article] of articles.entries()) {
    // Thousands at once would hold up everybody else.
    if (index % PARSED_AT_ONCE === 0) await new Promise(setImmediate);
    const parsed = parseArticleInput(article);
    if (!parsed.ok) {
      refused.push(...parsed.lines.map((message) => ({ index, slug: slugOf(article), message })));
      continue;
    }
    const key = `${parsed.input.locale}/${parsed.input.slug}`;
    if (wanted.has(key)) refused.push({ index, slug: parsed.input.slug, message: 'slug is used twice; the first is kept' });
    else wanted.set(key, { index, input: parsed.input });
  }

  const existing = new Map((await findAll(store, wanted)).map((article) => [`${article.locale}/${article.slug}`, article]));
  const contents: ArticleContent[] = [];
  for (const [key, { index, input }] of wanted) {
    const content = mergeInput(input, existing.get(key) ?? null);
    if (content === null) refused.push({ index, slug: input.slug, message: 'title is missing' });
    else contents.push(publish && content.state !== 'archived' ? { ...content, state: 'published' } : content);
  }
  const outcomes = await store.put(contents, clock.now(), change);
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  return { created: count('created'), updated: count('updated'), unchanged: count('unchanged'), refused: refused.sort((a, b) => a.index - b.index) };
}

/** Articles parsed, and slugs asked for, at once. */
const PARSED_AT_ONCE = 50;
const SLUGS_ASKED = 100;

async function findAll(store: ArticleStore, wanted: ReadonlyMap<string, { input: ArticleInput }>) {
  const slugs = [...new Set([...wanted.values()].map(({ input }) => input.slug))];
  const found = [];
  for (let from = 0; from < slugs.length; from += SLUGS_ASKED) found.push(...(await store.findSlugs(slugs.slice(from, from + SLUGS_ASKED))));
  return found;
}

function slugOf(article: unknown): string | null {
  const slug: unknown = typeof article === 'object' && article !== null && 'slug' in article ? article.slug : null;
  return typeof slug === 'string' ? slug.slice(0, 120) : null;
}
