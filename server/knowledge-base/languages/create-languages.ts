import type { LanguageCount, LanguageEntry, LanguageRow } from '../../../protocol/languages-contract.ts';
import type { ArticleRow } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Desk } from '../desk/create-desk.ts';

/** What is missing or outdated in which language. */
export interface Languages {
  list(query: { locale?: string | undefined; need?: 'missing' | 'outdated' | undefined }): Promise<{ languages: readonly LanguageCount[]; source: string; rows: readonly LanguageRow[] }>;
  /** AppError `not_found` for what is no translation. */
  mark(article: string): Promise<void>;
  /** Lets translations that came from files say that they are up to date now; from then on changes of their source count. */
  settle(): Promise<number>;
}

/** Rows that a page gets. */
const ROWS_MAX = 1_000;
/** Articles read at once. */
const GROUP = 200;
const ENGLISH = /^en(-|$)/i;

/** Languages over the desk. */
export function createLanguages(desk: Pick<Desk, 'rows' | 'article' | 'markUpToDate' | 'parts'>): Languages {
  /** Translations that are known to say what they were held against. */
  const known = new Set<string>();

  async function sets(): Promise<{ source: string; locales: readonly string[]; sets: readonly (readonly ArticleRow[])[] }> {
    const rows = (await desk.rows()).map(({ row }) => row).filter(({ state }) => state !== 'archived');
    const counts = new Map<string, number>();
    for (const { locale } of rows) counts.set(locale, (counts.get(locale) ?? 0) + 1);
    const locales = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([locale]) => locale);
    const bySlug = new Map<string, ArticleRow[]>();
    for (const row of rows) bySlug.set(row.slug, [...(bySlug.get(row.slug) ?? []), row]);
    const source = locales[0] ?? 'en';
    return { source, locales, sets: [...bySlug.values()].map((set) => inOrder(set, source)) };
  }

  async function settle(): Promise<number> {
    const pairs = (await sets()).sets.flatMap(([source, ...others]) => (source === undefined ? [] : others.map(({ id }) => ({ id, source: source.id }))));
    const unknown = pairs.filter(({ id }) => !known.has(id));
    let settled = 0;
    for (let from = 0; from < unknown.length; from += GROUP) {
      const group = unknown.slice(from, from + GROUP);
      const found = new Map((await desk.parts.articles.findIds(group.map(({ id }) => id))).map((article) => [article.id, article]));
      for (const { id, source } of group) {
        if (found.get(id)?.translates === null) {
          await desk.markUpToDate(id, source);
          settled += 1;
        }
        known.add(id);
      }
    }
    return settled;
  }

  return {
    async list({ locale, need }) {
      // Translations may have come with an import since.
      await settle();
      const { source, locales, sets: all } = await sets();
      const rows = all.map((set) => rowOf(set, locales)).sort((a, b) => (a.source.title < b.source.title ? -1 : 1));
      const languages = locales.map((name): LanguageCount => ({
        locale: name,
        published: all.flat().filter((row) => row.locale === name && row.state === 'published').length,
        missing: rows.filter(({ missing }) => missing.includes(name)).length,
        outdated: rows.flatMap(({ translations }) => translations).filter((entry) => entry.locale === name && entry.outdated).length,
      }));
      const wanted = rows.filter(({ missing, translations }) => {
        const isMissing = locale === undefined ? missing.length > 0 : missing.includes(locale);
        const isOutdated = translations.some((entry) => entry.outdated && (locale === undefined || entry.locale === locale));
        return need === 'missing' ? isMissing : need === 'outdated' ? isOutdated : isMissing || isOutdated;
      });
      return { languages, source, rows: wanted.slice(0, ROWS_MAX) };
    },
    async mark(article) {
      const set = (await sets()).sets.find((each) => each.some(({ id }) => id === article));
      const translation = await desk.article(article);
      const source = translation?.translates?.article ?? set?.find(({ id }) => id !== article)?.id;
      if (translation === null || source === undefined) throw new AppError('not_found', 'This article translates no other one.');
      await desk.markUpToDate(article, source);
    },
    settle,
  };
}

/** The source first: in the base's main language, else in English, else the oldest by its id. */
function inOrder(set: readonly ArticleRow[], source: string): readonly ArticleRow[] {
  const rank = ({ locale }: ArticleRow): number => (locale === source ? 0 : ENGLISH.test(locale) ? 1 : 2);
  return [...set].sort((a, b) => rank(a) - rank(b) || (a.locale < b.locale ? -1 : 1));
}

function rowOf(set: readonly ArticleRow[], locales: readonly string[]): LanguageRow {
  const entries = set.map(({ id, locale, title, state, outdated }): LanguageEntry => ({ article: id, locale, title, state, outdated }));
  const [source, ...translations] = entries as [LanguageEntry, ...LanguageEntry[]];
  const there = new Set(set.map(({ locale }) => locale));
  // Who speaks only to colleagues need not be translated for customers.
  const isForAll = set[0]?.audience === 'public';
  return { slug: set[0]?.slug ?? '', source, translations, missing: isForAll ? locales.filter((locale) => !there.has(locale)) : [] };
}
