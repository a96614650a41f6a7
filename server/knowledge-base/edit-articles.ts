import { AppError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Article, Change } from './article.ts';
import type { ArticleInput } from './article-input.ts';
import { mergeInput } from './article-input.ts';
import type { ArticleKey, ArticleStore } from './article-store.ts';

/** A change that nobody was named for. */
export const UNNAMED: Change = { by: { kind: 'system', id: null, name: 'Porchlight' }, why: '' };

/** Editing single articles. Missing ones are AppError `not_found`. */
export interface ArticleEditing {
  get(key: ArticleKey): Promise<Article>;
  /** AppError `conflict` where the key is taken, `invalid_payload` without a title. */
  create(input: ArticleInput, change?: Change): Promise<Article>;
  /** Lays `input` over the article; with `version`, AppError `conflict` where it has changed since. Slug and locale stay. */
  update(key: ArticleKey, input: Omit<ArticleInput, 'slug' | 'locale'>, version?: number, change?: Change): Promise<Article>;
  remove(key: ArticleKey): Promise<void>;
}

const TAKEN = 'There is already an article with this slug and locale.';
const CHANGED = 'Somebody has changed this article meanwhile; read it again.';
/** How often a change without a version is tried when somebody else changes the article in the same moment. */
const ATTEMPTS = 5;

/** What editing stands on; `removed` hears of articles that are gone, so that nothing of them stays. */
export interface EditingParts {
  store: ArticleStore;
  clock: Clock;
  removed(id: string): Promise<unknown>;
}

/** Editing over a store. */
export function editArticles({ store, clock, removed }: EditingParts): ArticleEditing {
  async function get(key: ArticleKey): Promise<Article> {
    const article = await store.find(key);
    if (article === null) throw new AppError('not_found', 'There is no such article.');
    return article;
  }
  return {
    get,
    async create(input, change = UNNAMED) {
      const content = mergeInput(input, null);
      if (content === null) throw new AppError('invalid_payload', 'An article needs a title.', { issues: [{ path: 'title', message: 'is missing' }] });
      const made = await store.insert(content, clock.now(), change);
      if (made === null) throw new AppError('conflict', TAKEN, { issues: [{ path: 'slug', message: 'is taken' }] });
      return made;
    },
    async update(key, input, version, change = UNNAMED) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const existing = await get(key);
        if (version !== undefined && existing.version !== version) throw new AppError('conflict', CHANGED);
        const content = mergeInput({ ...input, slug: key.slug, locale: key.locale }, existing);
        const changed = await store.replace(existing, content, clock.now(), change);
        if (changed !== null) return changed;
      }
      throw new AppError('conflict', CHANGED);
    },
    async remove(key) {
      const { id } = await get(key);
      if (!(await store.remove(id))) throw new AppError('not_found', 'There is no such article.');
      await removed(id);
    },
  };
}
