import { QUESTIONS_MAX } from '../../protocol/article-limits.ts';
import type { GapArticle } from '../../protocol/ledger.ts';
import type { LedgerArticles } from '../answer-ledger/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { KnowledgeBase } from '../knowledge-base/index.ts';
import { foldedWords } from '../knowledge-base/index.ts';

/** Articles that a search for one to add to answers with. */
const FOUND_MAX = 20;
/** How often a phrasing is put into a draft that somebody changes in the same moment. */
const ATTEMPTS = 5;

/** What the ledger wants of articles, over the articles' desk. */
export function ledgerArticles({ desk, get }: Pick<KnowledgeBase, 'desk' | 'get'>): LedgerArticles {
  return {
    async begin({ gap, title, questions, locale, key }, by) {
      const { article, draft } = await desk.create({ locale, content: { title, questions }, origin: { kind: 'gap', id: gap }, clientId: key }, by);
      return { ...refOf(article), title: draft.content.title };
    },
    async addQuestions(target, questions, _gap, by) {
      const article = await get(target);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const draft = await desk.draft(article.id);
        const before = (draft?.content ?? article).questions;
        const added = withQuestions(before, questions);
        if (added.length > QUESTIONS_MAX) throw new AppError('conflict', `This article has ${before.length} example questions; it may have ${QUESTIONS_MAX}.`);
        const change = { questions: added };
        const { saved } = await desk.save({ article: article.id, rev: draft?.rev ?? 0, change, was: { questions: before } }, by);
        if (saved) return refOf(article);
      }
      throw new AppError('conflict', 'Somebody is changing the questions of this article; try again.');
    },
    async publishedAt(ids) {
      const published = (await desk.parts.articles.findIds(ids)).filter(({ state }) => state === 'published');
      // While there is a draft, what was begun for the gap is not out.
      const drafts = await Promise.all(published.map(({ id }) => desk.draft(id)));
      return new Map(published.flatMap(({ id, updatedAt }, i) => (drafts[i] === null ? [[id, updatedAt] as const] : [])));
    },
    async find(query, locale) {
      const words = foldedWords(query);
      const byLocale = inLanguage(locale);
      const fitting = (await desk.rows()).filter(({ row, text }) => row.state !== 'archived' && words.every((word) => text().includes(word)));
      const inTitle = (title: string): number => (words.every((word) => foldedWords(title).some((own) => own.startsWith(word))) ? 0 : 1);
      return fitting
        .map(({ row }) => row)
        .toSorted((a, b) => byLocale(a, b) || inTitle(a.title) - inTitle(b.title) || (a.title < b.title ? -1 : 1))
        .slice(0, FOUND_MAX)
        .map(refOf);
    },
    async named(slugs, locale) {
      if (slugs.length === 0) return [];
      const rows = (await desk.rows()).map(({ row }) => row).filter(({ state }) => state !== 'archived').toSorted(inLanguage(locale));
      return slugs.flatMap((slug) => rows.find((row) => row.slug === slug) ?? []).map(refOf);
    },
  };
}

/** Those in the language of a locale first. */
function inLanguage(locale: string): (a: GapArticle, b: GapArticle) => number {
  const language = (of: string): string => of.toLowerCase().split('-')[0] ?? '';
  const isOwn = (of: GapArticle): number => (language(of.locale) === language(locale) ? 0 : 1);
  return (a, b) => isOwn(a) - isOwn(b);
}

const refOf = ({ id, slug, locale, title }: GapArticle & { id: string }): GapArticle => ({ id, slug, locale, title });

/** Questions with more of them; what is there already, but for case and marks, is left out. */
function withQuestions(before: readonly string[], more: readonly string[]): readonly string[] {
  const folded = (text: string): string => foldedWords(text).join(' ');
  const known = new Set(before.map(folded));
  return [...before, ...more.filter((question) => !known.has(folded(question)) && known.add(folded(question)))];
}
