import type { ArticleNotice } from '../../../protocol/articles-contract.ts';
import type { Author, DeskArticle, PersonRef } from '../../../protocol/article-desk.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Article } from '../article.ts';
import type { ArticleStore } from '../article-store.ts';
import { draftContentOf } from '../drafts/draft.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { VersionStore } from '../versions/version-store.ts';
import type { SettingsStore } from './settings-store.ts';

/** What the use cases of the desk share. */
export interface DeskParts {
  articles: ArticleStore;
  drafts: DraftStore;
  versions: VersionStore;
  settings: SettingsStore;
  clock: Clock;
  /** Runs a change of articles in force; what it changed is answerable when it is through. */
  changing<T>(change: () => Promise<T>): Promise<T>;
  /** Called after every change of an article or its draft. */
  changed(notice: ArticleNotice): void;
}

/** The person as an author of a version. */
export const authorOf = ({ id, name }: PersonRef): Author => ({ kind: 'user', id, name });

/** The article. Throws AppError `not_found`. */
export async function articleOf({ articles }: Pick<DeskParts, 'articles'>, id: string): Promise<Article> {
  const article = await articles.findId(id);
  if (article === null) throw new AppError('not_found', 'There is no such article.');
  return article;
}

/** The article in force as editors see it. */
export function showArticle(article: Article): DeskArticle {
  const { id, slug, locale, state, version, updatedAt, by, publishedAt } = article;
  return { id, slug, locale, state, version, updatedAt, updatedBy: by, publishedAt, ...draftContentOf(article) };
}

/** What is thrown where somebody else was faster. */
export const changedMeanwhile = (): AppError => new AppError('conflict', 'Somebody has changed this article meanwhile; look at it again.');
/** How often a change is tried when others change the same article in the same moment. */
export const ATTEMPTS = 5;
