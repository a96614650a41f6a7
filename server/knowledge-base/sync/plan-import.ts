import type { ImportDecision, SyncState } from '../../../protocol/imports-contract.ts';
import type { Article, ArticleContent } from '../article.ts';
import { contentHash } from '../content-hash.ts';
import type { AgreedHashes } from './agreed-hashes-store.ts';
import type { PastTexts } from './past-texts-store.ts';
import { syncState } from './sync-state.ts';

/** An article as it came, with the file it came from. */
export interface IncomingArticle {
  path: string;
  content: ArticleContent;
}

/** What is to be done with an incoming article. `seen` is the hash of the article here when this was found out. */
export interface PlannedRow extends IncomingArticle {
  state: SyncState;
  decision: ImportDecision | null;
  seen: string | null;
}

/** What a plan is made from. */
export interface PlanParts {
  articles: { findSlugs(slugs: readonly string[]): Promise<readonly Article[]> };
  agreed: AgreedHashes;
  past: PastTexts;
}

/** What needs no person: what came new or changed is taken, what changed here only stays. */
const DECISIONS: Readonly<Record<SyncState, ImportDecision | null>> = {
  new: 'take', newer_there: 'take', same: 'leave', newer_here: 'leave', removed_here: null, conflict: null,
};

/**
 * Stands before the hash of a text that a person has left out although there is no such article here. Another text asks anew.
 */
export const LEFT_OUT = 'left out ';

/** Articles looked at together. */
const GROUP = 200;

/** The key of an article, as agreements and lists use it. */
export const keyOf = ({ locale, slug }: Pick<ArticleContent, 'locale' | 'slug'>): string => `${locale}/${slug}`;

/** Compares what came from a source with what is here. Writes nothing. */
export async function planImport({ articles, agreed, past }: PlanParts, source: string, incoming: readonly IncomingArticle[]): Promise<PlannedRow[]> {
  const rows: PlannedRow[] = [];
  for (let from = 0; from < incoming.length; from += GROUP) {
    const group = incoming.slice(from, from + GROUP);
    const here = new Map((await articles.findSlugs(group.map(({ content }) => content.slug))).map((article) => [keyOf(article), article]));
    const agreements = await agreed.find(source, group.map(({ content }) => keyOf(content)));
    const unsure = group.flatMap(({ content }) => {
      const article = here.get(keyOf(content));
      return article === undefined || article.version === 1 || article.hash === contentHash(content) ? [] : [article.id];
    });
    const texts = await past.hashes(unsure);
    for (const each of group) {
      const article = here.get(keyOf(each.content));
      const there = contentHash(each.content);
      const agreement = agreements.get(keyOf(each.content)) ?? null;
      const state = syncState({
        there,
        here: article === undefined ? null : { hash: article.hash, isOwn: article.by !== null ? article.by.kind !== 'import' : article.version > 1 },
        agreed: agreement?.replace(LEFT_OUT, '') ?? null,
        wasHere: (hash) => texts.get(article?.id ?? '')?.has(hash) ?? false,
      });
      const isLeftOut = article === undefined && agreement === LEFT_OUT + there;
      rows.push({ ...each, state, decision: isLeftOut ? 'leave' : DECISIONS[state], seen: article?.hash ?? null });
    }
  }
  return rows;
}
