import type { Connection } from 'mongoose';
import { randomId } from '../kernel/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { bulkFailures, isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';
import type { Article, ArticleContent } from './article.ts';
import { contentHash } from './content-hash.ts';

/** An article as it lies in the collection `articles`. */
interface ArticleDocument extends ArticleContent {
  _id: string;
  version: number;
  hash: string;
  createdAt: Date;
  updatedAt: Date;
}

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

/** Reads and writes articles. */
export interface ArticleStore {
  all(): Promise<readonly Article[]>;
  any(): Promise<boolean>;
  find(key: ArticleKey): Promise<Article | null>;
  /** Those of the given slugs that exist, in whatever locale. */
  findSlugs(slugs: readonly string[]): Promise<readonly Article[]>;
  list(query: ArticleQuery): Promise<readonly Article[]>;
  /** Makes or replaces articles; answers one outcome each, in order. Equal content changes nothing. */
  put(contents: readonly ArticleContent[], at: number): Promise<readonly PutOutcome[]>;
  /** Replaces an article that is still at `version`; null where it is not. */
  replace(key: ArticleKey, version: number, content: ArticleContent, at: number): Promise<Article | null>;
  /** Makes an article; null where its key is taken. */
  insert(content: ArticleContent, at: number): Promise<Article | null>;
  remove(key: ArticleKey): Promise<boolean>;
}

/** The indexes of the collection `articles`. */
export const articleIndexes = defineIndexes('articles', [{ slug: 1, locale: 1 }, { unique: true }], [{ state: 1, slug: 1, locale: 1 }]);

/** Articles written with one request to the store. */
const GROUP = 200;

/** Articles over a store. */
export function createArticleStore(store: Pick<Store, 'connection' | 'assertWritable'>): ArticleStore {
  const articles = collection(store.connection);

  async function putGroup(contents: readonly ArticleContent[], at: number): Promise<PutOutcome[]> {
    const existing = await articles
      .find({ slug: { $in: contents.map(({ slug }) => slug) } }, { projection: { slug: 1, locale: 1, hash: 1 } })
      .toArray();
    const hashes = new Map(existing.map(({ slug, locale, hash }) => [`${locale}/${slug}`, hash]));
    const outcomes = contents.map((content): PutOutcome => {
      const hash = hashes.get(`${content.locale}/${content.slug}`);
      return hash === undefined ? 'created' : hash === contentHash(content) ? 'unchanged' : 'updated';
    });
    const made = contents.filter((_, i) => outcomes[i] === 'created');
    const changes = contents.filter((_, i) => outcomes[i] === 'updated').map((content) => updateOf(content, at));
    const writes = [...made.map((content) => ({ insertOne: { document: newDocument(content, at) } })), ...changes];
    if (writes.length === 0) return outcomes;
    try {
      await articles.bulkWrite(writes, { ordered: false });
    } catch (error) {
      const failures = bulkFailures(error);
      if (!failures?.every(({ duplicate }) => duplicate !== undefined)) throw error;
      // Somebody made the same article in this moment: it is there now, and this import comes after.
      await articles.bulkWrite(failures.flatMap(({ at: index }) => made[index] ?? []).map((content) => updateOf(content, at)), { ordered: false });
    }
    return outcomes;
  }

  return {
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
    async put(contents, at) {
      const outcomes: PutOutcome[] = [];
      for (let from = 0; from < contents.length; from += GROUP) {
        store.assertWritable();
        outcomes.push(...(await putGroup(contents.slice(from, from + GROUP), at)));
      }
      return outcomes;
    },
    async replace({ slug, locale }, version, content, at) {
      store.assertWritable();
      const { update } = updateOf(content, at).updateOne;
      const found = await articles.findOneAndUpdate({ slug, locale, version }, update, { returnDocument: 'after' });
      return found && toArticle(found);
    },
    async insert(content, at) {
      store.assertWritable();
      const document = newDocument(content, at);
      try {
        await articles.insertOne(document);
        return toArticle(document);
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },
    async remove({ slug, locale }) {
      store.assertWritable();
      return (await articles.deleteOne({ slug, locale })).deletedCount === 1;
    },
  };
}

const collection = (connection: Connection) => connection.collection<ArticleDocument>('articles');

function newDocument(content: ArticleContent, at: number): ArticleDocument {
  const now = new Date(at);
  return { _id: randomId(), ...content, version: 1, hash: contentHash(content), createdAt: now, updatedAt: now };
}

/** The whole content anew. No upsert: the embedded engine refuses one that brings its own id for a document that is there. */
function updateOf(content: ArticleContent, at: number) {
  const { slug, locale, ...fields } = content;
  const update = { $set: { ...fields, hash: contentHash(content), updatedAt: new Date(at) }, $inc: { version: 1 } };
  return { updateOne: { filter: { slug, locale }, update } };
}

function toArticle({ _id, createdAt: _created, updatedAt, ...article }: ArticleDocument): Article {
  return { id: _id, ...article, updatedAt: updatedAt.getTime() };
}
