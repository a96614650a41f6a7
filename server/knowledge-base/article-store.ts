import { AppError } from '../kernel/errors.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { bulkFailures, isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';
import type { Article, ArticleContent, Change } from './article.ts';
import type { ArticleDocument } from './article-document.ts';
import { articleCollection, keptVersion, newDocument, toArticle, updateOf, versionCollection } from './article-document.ts';
import { contentHash } from './content-hash.ts';

/** What names an article: slugs are unique within their locale. */
export type ArticleKey = Pick<ArticleContent, 'slug' | 'locale'>;

/** Which articles a list wants, by slug and locale; `after` is exclusive. */
export interface ArticleQuery {
  state?: ArticleContent['state'] | undefined;
  locale?: string | undefined;
  after?: ArticleKey | undefined;
  limit: number;
}

/** How a written article came out. */
export type PutOutcome = 'created' | 'updated' | 'unchanged';

/** Reads and writes the articles in force. Every version that is replaced is kept first. */
export interface ArticleStore {
  all(): Promise<readonly Article[]>;
  /** All of them some at a time, in no order: so few that none of it holds the thread for long. */
  batches(): AsyncIterable<readonly Article[]>;
  any(): Promise<boolean>;
  find(key: ArticleKey): Promise<Article | null>;
  findId(id: string): Promise<Article | null>;
  findIds(ids: readonly string[]): Promise<readonly Article[]>;
  /** Those of the given slugs that exist, in whatever locale. */
  findSlugs(slugs: readonly string[]): Promise<readonly Article[]>;
  list(query: ArticleQuery): Promise<readonly Article[]>;
  /** Makes or replaces articles; answers one outcome each, in order. Equal content changes nothing. */
  put(contents: readonly ArticleContent[], at: number, change: Change): Promise<readonly PutOutcome[]>;
  /** Replaces `existing` where it is still at its version; null where it is not. A taken slug is null, too. */
  replace(existing: Article, content: ArticleContent, at: number, change: Change): Promise<Article | null>;
  /** Makes an article; null where its key or id is taken. */
  insert(content: ArticleContent, at: number, change: Change, id?: string): Promise<Article | null>;
  /**
   * Gives an article that was never in force the text of its draft, for those who list and export: no version of its own,
   * since nobody read what it replaces. Does nothing at another version.
   */
  mirror(existing: Article, content: ArticleContent): Promise<void>;
  /** Says what a translation says the same as. */
  setTranslates(id: string, translates: Article['translates']): Promise<void>;
  /** Removes an article with its history; where `version` is given, only at that version. */
  remove(id: string, version?: number): Promise<boolean>;
}

/** The indexes of the collection `articles`. */
export const articleIndexes = defineIndexes('articles', [{ slug: 1, locale: 1 }, { unique: true }], [{ state: 1, slug: 1, locale: 1 }]);

/** Articles written with one request to the store. */
const GROUP = 50;
/** Articles of a batch, and characters of their bodies, at most. */
const READ_AT_ONCE = 50;
const BATCH_CHARACTERS = 500_000;
/** How often a group is tried again when others change the same articles in the same moment. */
const ATTEMPTS = 20;

/** Articles over a store. */
export function createArticleStore(store: Pick<Store, 'connection' | 'assertWritable'>): ArticleStore {
  const articles = articleCollection(store.connection);
  const versions = versionCollection(store.connection);

  /** Puts versions that are about to be replaced into the history; one that is there stays. */
  async function keep(documents: readonly ArticleDocument[]): Promise<void> {
    if (documents.length === 0) return;
    try {
      await versions.insertMany(documents.map(keptVersion), { ordered: false });
    } catch (error) {
      if (!bulkFailures(error)?.every(({ duplicate }) => duplicate !== undefined)) throw error;
    }
  }

  async function putGroup(contents: readonly ArticleContent[], at: number, change: Change): Promise<PutOutcome[]> {
    const outcomes = new Map<ArticleContent, PutOutcome>();
    for (let attempt = 0; ; attempt += 1) {
      const found = await articles.find({ slug: { $in: contents.map(({ slug }) => slug) } }).toArray();
      const existing = new Map(found.map((document) => [`${document.locale}/${document.slug}`, document]));
      const pending = contents.filter((content) => {
        const before = existing.get(`${content.locale}/${content.slug}`);
        const isSame = before?.hash === contentHash(content);
        if (!outcomes.has(content)) outcomes.set(content, before === undefined ? 'created' : isSame ? 'unchanged' : 'updated');
        return !isSame;
      });
      if (pending.length === 0) return contents.map((content) => outcomes.get(content) ?? 'unchanged');
      if (attempt === ATTEMPTS) throw new AppError('conflict', 'These articles are being changed by somebody else. Try again.');
      const replaced = pending.flatMap((content) => existing.get(`${content.locale}/${content.slug}`) ?? []);
      await keep(replaced);
      const writes = pending.map((content) => {
        const before = existing.get(`${content.locale}/${content.slug}`);
        return before === undefined
          ? { insertOne: { document: newDocument(content, at, change) } }
          : { updateOne: { filter: { _id: before._id, version: before.version }, update: updateOf(before, content, at, change) } };
      });
      try {
        const { matchedCount, insertedCount } = await articles.bulkWrite(writes, { ordered: false });
        if (matchedCount + insertedCount === writes.length) return contents.map((content) => outcomes.get(content) ?? 'unchanged');
      } catch (error) {
        // Somebody made the same article in this moment: it is there now, and this import comes after.
        if (!bulkFailures(error)?.every(({ duplicate }) => duplicate !== undefined)) throw error;
      }
    }
  }

  return {
    async *batches() {
      let batch: Article[] = [];
      let size = 0;
      for await (const document of articles.find({}, { batchSize: READ_AT_ONCE })) {
        batch.push(toArticle(document));
        size += document.body.length;
        if (batch.length < READ_AT_ONCE && size < BATCH_CHARACTERS) continue;
        yield batch;
        [batch, size] = [[], 0];
      }
      if (batch.length > 0) yield batch;
    },
    async all() {
      return (await articles.find({}).toArray()).map(toArticle);
    },
    async any() {
      return (await articles.findOne({}, { projection: { _id: 1 } })) !== null;
    },
    async find({ slug, locale }) {
      const found = await articles.findOne({ slug, locale });
      return found && toArticle(found);
    },
    async findId(id) {
      const found = await articles.findOne({ _id: id });
      return found && toArticle(found);
    },
    async findIds(ids) {
      return (await articles.find({ _id: { $in: [...ids] } }).toArray()).map(toArticle);
    },
    async findSlugs(slugs) {
      return (await articles.find({ slug: { $in: [...slugs] } }).toArray()).map(toArticle);
    },
    async list({ state, locale, after, limit }) {
      const filter = {
        ...(state !== undefined && { state }),
        ...(locale !== undefined && { locale }),
        ...(after !== undefined && { $or: [{ slug: { $gt: after.slug } }, { slug: after.slug, locale: { $gt: after.locale } }] }),
      };
      return (await articles.find(filter, { sort: { slug: 1, locale: 1 }, limit }).toArray()).map(toArticle);
    },
    async put(contents, at, change) {
      const outcomes: PutOutcome[] = [];
      for (let from = 0; from < contents.length; from += GROUP) {
        store.assertWritable();
        outcomes.push(...(await putGroup(contents.slice(from, from + GROUP), at, change)));
      }
      return outcomes;
    },
    async replace({ id, version }, content, at, change) {
      store.assertWritable();
      const before = await articles.findOne({ _id: id, version });
      if (before === null) return null;
      await keep([before]);
      try {
        const found = await articles.findOneAndUpdate({ _id: id, version }, updateOf(before, content, at, change), { returnDocument: 'after' });
        return found && toArticle(found);
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },
    async insert(content, at, change, id) {
      store.assertWritable();
      const document = newDocument(content, at, change, id);
      try {
        await articles.insertOne(document);
        return toArticle(document);
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },
    async mirror({ id, version }, content) {
      store.assertWritable();
      const unread = { _id: id, version, state: { $in: ['draft', 'in_review'] as ArticleContent['state'][] } };
      await articles.updateOne(unread, { $set: { ...content, hash: contentHash(content) } });
    },
    async setTranslates(id, translates) {
      store.assertWritable();
      await articles.updateOne({ _id: id }, { $set: { translates } });
    },
    async remove(id, version) {
      store.assertWritable();
      const isGone = (await articles.deleteOne({ _id: id, ...(version !== undefined && { version }) })).deletedCount === 1;
      if (isGone) await versions.deleteMany({ article: id });
      return isGone;
    },
  };
}
