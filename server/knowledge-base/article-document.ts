/** How articles in force, and the versions before them, lie in the store. */
import { randomId } from '../kernel/ids.ts';
import type { Store } from '../storage/store.ts';
import type { Article, ArticleContent, Change } from './article.ts';
import { contentHash } from './content-hash.ts';

/** An article in the collection `articles`. Fields that came later may be missing in old documents. */
export interface ArticleDocument extends Omit<ArticleContent, 'tiers'> {
  _id: string;
  version: number;
  hash: string;
  createdAt: Date;
  updatedAt: Date;
  by?: Article['by'];
  why?: string;
  publishedAt?: Date | null;
  changeKey?: string | null;
  translates?: Article['translates'];
  textVersion?: number;
  tiers?: readonly string[];
}

/** A version in the collection `article_versions`: what the article was before it was replaced. */
export interface VersionDocument extends Omit<ArticleContent, 'tiers'> {
  _id: string;
  article: string;
  version: number;
  at: Date;
  by: Article['by'];
  why: string;
  tiers?: readonly string[];
}

/** The articles in force. */
export const articleCollection = (connection: Store['connection']) => connection.collection<ArticleDocument>('articles');
/** The versions before them. */
export const versionCollection = (connection: Store['connection']) => connection.collection<VersionDocument>('article_versions');

/** The document of a version; its id is taken once, however many keep it. */
export function keptVersion(document: ArticleDocument): VersionDocument {
  const { _id, version, updatedAt, by, why, hash: _hash, createdAt: _created, publishedAt: _published, changeKey: _key, translates: _translates, textVersion: _text, ...content } = document;
  return { ...content, _id: `${_id}:${version}`, article: _id, version, at: updatedAt, by: by ?? null, why: why ?? '' };
}

/** A new article. */
export function newDocument(content: ArticleContent, at: number, { by, why, key }: Change, id: string = randomId()): ArticleDocument {
  const now = new Date(at);
  const publishedAt = content.state === 'published' ? now : null;
  return { _id: id, ...content, version: 1, hash: contentHash(content), createdAt: now, updatedAt: now, by, why, publishedAt, changeKey: key ?? null, translates: null, textVersion: 1 };
}

/** The whole content anew. No upsert: the embedded engine refuses one that brings its own id for a document that is there. */
export function updateOf(before: ArticleDocument, content: ArticleContent, at: number, { by, why, key }: Change) {
  const now = new Date(at);
  const since = before.publishedAt ?? (before.state === 'published' ? before.updatedAt : null);
  const publishedAt = since ?? (content.state === 'published' ? now : null);
  const isSameText = before.title === content.title && before.summary === content.summary && before.body === content.body;
  const textVersion = isSameText ? (before.textVersion ?? before.version) : before.version + 1;
  return { $set: { ...content, hash: contentHash(content), updatedAt: now, by, why, changeKey: key ?? null, publishedAt, textVersion }, $inc: { version: 1 } };
}

/** The article of a document. */
export function toArticle({ _id, createdAt: _created, updatedAt, publishedAt, by, why, changeKey, translates, textVersion, ...article }: ArticleDocument): Article {
  const since = publishedAt ?? (article.state === 'published' ? updatedAt : null);
  return {
    id: _id, ...article, tiers: article.tiers ?? [], updatedAt: updatedAt.getTime(), by: by ?? null, why: why ?? '', publishedAt: since?.getTime() ?? null,
    changeKey: changeKey ?? null, translates: translates ?? null, textVersion: textVersion ?? article.version,
  };
}
