/** Every text of the desk that mentions something: articles, drafts, kept versions, snippets. Read when an editor asks. */
import type { Connection } from 'mongoose';
import type { Store } from '../../storage/store.ts';
import type { ArticleContent } from '../article.ts';
import { plainPattern } from './plain-pattern.ts';

/** A text and where it stands. Of a draft, slug, locale, state and audience are those of its article. */
export interface DeskText {
  source: 'article' | 'version' | 'draft' | 'snippet';
  /** The id of the article; null for a snippet. */
  article: string | null;
  title: string;
  slug: string;
  locale: string;
  state: ArticleContent['state'];
  audience: ArticleContent['audience'];
  body: string;
}

/** Reads texts. */
export interface DeskTexts {
  /** Those whose text holds `words` (exactly so written); all where it is empty. */
  holding(words: string, sources: readonly DeskText['source'][]): AsyncIterable<DeskText>;
}

type Head = Pick<ArticleContent, 'title' | 'slug' | 'locale' | 'state' | 'audience'>;
interface TextDocument extends Head {
  _id: string;
  article?: string;
  body: string;
}
interface DraftDocument {
  _id: string;
  content: { title: string; body: string; audience?: ArticleContent['audience'] };
}
interface SnippetDocument {
  _id: string;
  texts: { locale: string; text: string }[];
  /** Of a name it had before. */
  movedTo?: string;
}

const PROJECTION = { title: 1, slug: 1, locale: 1, state: 1, audience: 1, article: 1, body: 1 };

/** Texts over a store. */
export function createDeskTexts({ connection }: Pick<Store, 'connection'>): DeskTexts {
  const texts = (name: string) => connection.collection<TextDocument>(name);

  async function* ofCollection(name: 'articles' | 'article_versions', words: string): AsyncGenerator<DeskText> {
    for await (const { _id, article, ...text } of texts(name).find(words === '' ? {} : { body: { $regex: plainPattern(words) } }, { projection: PROJECTION })) {
      yield { source: name === 'articles' ? 'article' : 'version', article: article ?? _id, ...text };
    }
  }

  async function* ofDrafts(words: string): AsyncGenerator<DeskText> {
    const drafts = collectionOf<DraftDocument>(connection, 'article_drafts');
    const found = await drafts.find(words === '' ? {} : { 'content.body': { $regex: plainPattern(words) } }, { projection: { 'content.title': 1, 'content.body': 1, 'content.audience': 1 } }).toArray();
    const heads = await texts('articles').find({ _id: { $in: found.map(({ _id }) => _id) } }, { projection: { slug: 1, locale: 1, state: 1, audience: 1 } }).toArray();
    const byId = new Map(heads.map((head) => [head._id, head]));
    for (const { _id, content } of found) {
      const head = byId.get(_id);
      if (head === undefined) continue;
      const { slug, locale, state, audience } = head;
      yield { source: 'draft', article: _id, slug, locale, state, title: content.title, audience: content.audience ?? audience, body: content.body };
    }
  }

  async function* ofSnippets(words: string): AsyncGenerator<DeskText> {
    for await (const { _id, texts: all } of collectionOf<SnippetDocument>(connection, 'article_snippets').find({ movedTo: { $exists: false } })) {
      for (const { locale, text } of all) {
        if (text.includes(words)) yield { source: 'snippet', article: null, title: _id, slug: _id, locale, state: 'published', audience: 'agents', body: text };
      }
    }
  }

  return {
    async *holding(words, sources) {
      if (sources.includes('article')) yield* ofCollection('articles', words);
      if (sources.includes('version')) yield* ofCollection('article_versions', words);
      if (sources.includes('draft')) yield* ofDrafts(words);
      if (sources.includes('snippet')) yield* ofSnippets(words);
    },
  };
}

function collectionOf<T extends { _id: string }>(connection: Connection, name: string) {
  return connection.collection<T>(name);
}
