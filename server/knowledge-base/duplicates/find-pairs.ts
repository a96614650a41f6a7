import { createHash } from 'node:crypto';
import type { ArticlePair, PairKind, PairSide } from '../../../protocol/duplicates-contract.ts';
import type { Article } from '../article.ts';
import type { ArticlePassages, Comparable } from './article-passages.ts';
import { candidatePairs, jaccard } from './min-hash.ts';

/** An article with what of it is compared. */
export interface ComparedArticle {
  article: Pick<Article, 'id' | 'slug' | 'title' | 'locale' | 'audience'>;
  read: ArticlePassages;
}

/** Passages with this much in common, in runs of four words, say the same. */
const PASSAGE_ALIKE = 0.5;
/** Sentences with this much in common, numbers aside, speak of the same. */
const SENTENCE_ALIKE = 0.75;

/** A pair before anybody has said anything about it. */
export type FoundPair = Omit<ArticlePair, 'dismissed'>;

/** Pairs of places in different articles of one language. The same articles give the same pairs in the same order. */
export async function findPairs(all: readonly ComparedArticle[]): Promise<FoundPair[]> {
  const byLocale = new Map<string, ComparedArticle[]>();
  for (const each of all) byLocale.set(each.article.locale, [...(byLocale.get(each.article.locale) ?? []), each]);
  const found: FoundPair[] = [];
  for (const [locale, articles] of byLocale) {
    const contradictions = await alike(articles, locale, 'contradiction', ({ sentences }) => sentences, SENTENCE_ALIKE, (a, b) => a.numbers.join(' ') !== b.numbers.join(' '));
    // A passage that is no more than a sentence that contradicts another is one finding.
    const told = new Set(contradictions.map(textsOf));
    const passages = await alike(articles, locale, 'passage', ({ passages: own }) => own, PASSAGE_ALIKE, () => true);
    const untold = passages.filter((pair) => !told.has(textsOf(pair)));
    found.push(...contradictions, ...bestOfArticles(untold), ...sharedQuestions(articles, locale));
  }
  const order: readonly PairKind[] = ['contradiction', 'passage', 'question'];
  return found.sort((x, y) => order.indexOf(x.kind) - order.indexOf(y.kind) || y.similarity - x.similarity || (x.id < y.id ? -1 : 1));
}

const textsOf = ({ a, b }: Pick<FoundPair, 'a' | 'b'>): string => [a.article, a.text, b.article, b.text].join('\n');

async function alike(
  articles: readonly ComparedArticle[],
  locale: string,
  kind: PairKind,
  partsOf: (read: ArticlePassages) => readonly Comparable[],
  least: number,
  counts: (a: Comparable, b: Comparable) => boolean,
): Promise<FoundPair[]> {
  const parts = articles.flatMap(({ article, read }) => partsOf(read).map((part) => ({ article, part })));
  const pairs: FoundPair[] = [];
  for await (const [i, j] of candidatePairs(parts.map(({ part }) => part.signature))) {
    const [a, b] = [parts[i], parts[j]];
    if (a === undefined || b === undefined || a.article.id === b.article.id) continue;
    const similarity = jaccard(a.part.set, b.part.set);
    if (similarity >= least && counts(a.part, b.part)) pairs.push(pairOf(kind, locale, similarity, sideOf(a.article, a.part), sideOf(b.article, b.part)));
  }
  return pairs;
}

/** Two articles that share ten passages are one finding: the passages most alike, the longer one first where they tie. */
function bestOfArticles(pairs: readonly FoundPair[]): FoundPair[] {
  const best = new Map<string, FoundPair>();
  for (const pair of pairs) {
    const key = [pair.a.article, pair.b.article].sort().join(' ');
    const other = best.get(key);
    if (other === undefined || pair.similarity > other.similarity || (pair.similarity === other.similarity && pair.a.text.length > other.a.text.length)) best.set(key, pair);
  }
  return [...best.values()];
}

function sharedQuestions(articles: readonly ComparedArticle[], locale: string): FoundPair[] {
  const first = new Map<string, PairSide>();
  const pairs: FoundPair[] = [];
  for (const { article, read } of articles) {
    for (const { key, text } of read.questions) {
      const other = first.get(key);
      const side = { ...sideOf(article, { heading: null, text }) };
      if (other === undefined) first.set(key, side);
      else if (other.article !== article.id) pairs.push(pairOf('question', locale, 1, other, side));
    }
  }
  return pairs;
}

const sideOf = ({ id, slug, title, audience }: ComparedArticle['article'], { heading, text }: Pick<Comparable, 'heading' | 'text'>): PairSide => ({ article: id, slug, title, audience, heading, text });

/** The articles in the order of their slugs, and an id of what both say. */
function pairOf(kind: PairKind, locale: string, similarity: number, x: PairSide, y: PairSide): FoundPair {
  const [a, b] = x.slug < y.slug || (x.slug === y.slug && x.article < y.article) ? [x, y] : [y, x];
  const id = createHash('sha256').update([kind, a.article, a.text, b.article, b.text].join('\n')).digest().subarray(0, 16).toString('base64url');
  return { id, kind, locale, similarity, a, b };
}
