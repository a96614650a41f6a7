import { createHash } from 'node:crypto';
import type { DraftContent, PersonRef } from '../../../protocol/article-desk.ts';
import { EMPTY_DRAFT } from '../../../protocol/articles-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Article, ArticleContent } from '../article.ts';
import { beginDraft, draftContentOf, withStep } from '../drafts/draft.ts';
import type { Draft } from '../drafts/draft.ts';
import { slugOf } from '../slug-of.ts';
import type { DeskParts } from './desk-parts.ts';
import { articleOf, authorOf } from './desk-parts.ts';

/** What a new article begins with. */
export interface NewArticle {
  /** Made from the title where it is left out. */
  slug?: string | undefined;
  locale: string;
  content: { readonly [K in keyof DraftContent]?: DraftContent[K] | undefined };
  /** The article it says in another language, whose slug it takes. */
  translates?: string | undefined;
  /** The article whose content it begins with. */
  copies?: string | undefined;
  origin?: Draft['origin'];
  /** Set where somebody who may not edit articles proposes it, with what they say to the editors. */
  proposal?: { note: string } | undefined;
  /** The same for every attempt to make the same article. */
  clientId: string;
}

/** Slugs that are tried when the one made from the title is taken. */
const SLUGS_TRIED = 50;

/** Makes an article that nobody reads yet, and its draft. A repetition answers what the first one made. */
export async function createArticle(parts: DeskParts, input: NewArticle, by: PersonRef): Promise<{ article: Article; draft: Draft }> {
  const { articles, drafts, clock } = parts;
  const id = idFor(by, input.clientId);
  const again = await articles.findId(id);
  if (again !== null) return { article: again, draft: (await drafts.find(id)) ?? beginDraft(again, draftContentOf(again), by, clock.now()) };

  const source = input.translates === undefined ? null : await articleOf(parts, input.translates);
  const original = input.copies === undefined ? null : await articleOf(parts, input.copies);
  const content = startOf(input, source, original);
  const article = await insert(parts, id, input, source, content, by);
  if (source !== null) await articles.setTranslates(id, { article: source.id, version: source.version });
  // The article's category is one of the tree, whatever name it was given by.
  const begun = beginDraft(article, { ...content, category: article.category }, by, clock.now(), input.origin ?? null);
  const draft = input.proposal === undefined ? begun : withStep(begun, { what: 'proposed', by, at: clock.now(), note: input.proposal.note });
  await drafts.insert(draft);
  parts.changed({ article: id, rev: draft.rev, version: article.version, by: by.name });
  return { article, draft };
}

function startOf({ content }: NewArticle, source: Article | null, original: Article | null): DraftContent {
  const given = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
  const { category, tags, audience, tiers, owner } = source ?? EMPTY_DRAFT;
  return { ...EMPTY_DRAFT, category, tags, audience, tiers, owner, ...(original !== null && draftContentOf(original)), ...given };
}

async function insert(parts: DeskParts, id: string, input: NewArticle, source: Article | null, content: DraftContent, by: PersonRef): Promise<Article> {
  const { articles, clock } = parts;
  const made = source?.slug ?? input.slug;
  const first = made ?? slugOf(content.title);
  const change = { by: authorOf(by), why: 'Begun.' };
  for (let n = 1; n <= (made === undefined ? SLUGS_TRIED : 1); n += 1) {
    const slug = n === 1 ? first : `${first}-${n}`;
    const fields: ArticleContent = { ...content, title: content.title === '' ? 'Untitled' : content.title, slug, locale: input.locale, state: 'draft' };
    const article = await articles.insert(fields, clock.now(), change, id);
    if (article !== null) return article;
    const mine = await articles.findId(id);
    if (mine !== null) return mine;
  }
  throw new AppError('conflict', `There is already an article with the address ${first} in this language.`, { issues: [{ path: 'slug', message: 'is taken' }] });
}

/** An id that a repetition of the same wish comes to again. */
function idFor({ id }: PersonRef, clientId: string): string {
  return createHash('sha256').update(`article ${id} ${clientId}`).digest().subarray(0, 16).toString('base64url');
}
