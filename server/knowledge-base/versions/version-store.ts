import { defineIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import type { Article, ArticleContent } from '../article.ts';
import { versionCollection } from '../article-document.ts';
import type { VersionDocument } from '../article-document.ts';

/** A version of an article that is no longer the one in force. */
export interface KeptVersion {
  article: string;
  version: number;
  by: Article['by'];
  why: string;
  /** When it came into force, milliseconds since the Unix epoch. */
  at: number;
  content: ArticleContent;
}

/** A version without its text. */
export interface VersionHead extends Omit<KeptVersion, 'content'>, Pick<ArticleContent, 'title' | 'state'> {}

/** Reads the history of articles; the article store writes it. */
export interface VersionStore {
  find(article: string, version: number): Promise<KeptVersion | null>;
  /** The newest first, below `before`. Their bodies are left out. */
  list(article: string, before: number, limit: number): Promise<readonly VersionHead[]>;
}

/** The indexes of the collection `article_versions`. */
export const versionIndexes = defineIndexes('article_versions', [{ article: 1, version: 1 }, { unique: true }]);

/** History over a store. */
export function createVersionStore(store: Pick<Store, 'connection'>): VersionStore {
  const versions = versionCollection(store.connection);
  return {
    async find(article, version) {
      const found = await versions.findOne({ article, version });
      return found && toVersion(found);
    },
    async list(article, before, limit) {
      const projection = { body: 0, questions: 0 };
      const found = await versions.find({ article, version: { $lt: before } }, { sort: { version: -1 }, limit, projection }).toArray();
      return found.map(({ version, by, why, at, title, state }) => ({ article, version, by, why, at: at.getTime(), title, state }));
    },
  };
}

function toVersion({ _id, article, version, at, by, why, ...content }: VersionDocument): KeptVersion {
  return { article, version, by, why, at: at.getTime(), content: { ...content, tiers: content.tiers ?? [] } };
}
