/** Which texts of the desk refer to files: articles, drafts, kept versions and snippets. Read when an editor asks. */
import type { Connection } from 'mongoose';
import type { Store } from '../../storage/store.ts';
import { filesIn } from '../../uploads/index.ts';
import type { ArticleContent } from '../article.ts';
import { isPublic } from '../article.ts';

/** Something that refers to a file. `kind` in the order of weight: what customers see, what staff sees, what only history knows. */
export interface MediaUse {
  file: string;
  kind: 'public' | 'staff' | 'history';
  /** The id of the article; null for a snippet. */
  article: string | null;
  title: string;
}

interface Text extends Pick<ArticleContent, 'title' | 'body' | 'audience' | 'state'> {
  _id: string;
  article?: string;
}

/** Reads them all; what refers to a file twice counts once. */
export function createMediaUses({ connection }: Pick<Store, 'connection'>): { all(): Promise<readonly MediaUse[]> } {
  const holding = { $regex: '/files/' };
  const usesIn = (text: string, use: Omit<MediaUse, 'file'>): MediaUse[] => [...new Set(filesIn(text))].map((file) => ({ file, ...use }));
  return {
    async all() {
      const uses: MediaUse[] = [];
      const projection = { title: 1, body: 1, audience: 1, state: 1, article: 1 };
      for await (const article of texts(connection, 'articles').find({ body: holding }, { projection })) {
        uses.push(...usesIn(article.body, { kind: isPublic(article) ? 'public' : 'staff', article: article._id, title: article.title }));
      }
      for await (const version of texts(connection, 'article_versions').find({ body: holding }, { projection })) {
        uses.push(...usesIn(version.body, { kind: 'history', article: version.article ?? null, title: version.title }));
      }
      const drafts = connection.collection<{ _id: string; article: string; content: Text }>('article_drafts');
      for await (const { _id, content } of drafts.find({ 'content.body': holding }, { projection: { 'content.title': 1, 'content.body': 1 } })) {
        uses.push(...usesIn(content.body, { kind: 'staff', article: _id, title: content.title }));
      }
      const snippets = connection.collection<{ _id: string; body: string }>('article_snippets');
      for await (const { _id, body } of snippets.find({ body: holding })) {
        uses.push(...usesIn(body, { kind: 'staff', article: null, title: `{{snippet:${_id}}}` }));
      }
      return uses;
    },
  };
}

const texts = (connection: Connection, name: string) => connection.collection<Text>(name);
