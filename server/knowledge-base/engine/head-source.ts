/** The head that knows the articles of an index: the trained one, with articles added that came after it, or an untrained one. */
import type { AnswerableArticle } from './article-words.ts';
import type { Learnt } from './ranking.ts';
import type { VectorOf } from './sentence-encoder.ts';
import { phrasingTexts } from './sentence-encoder.ts';
import type { SentenceHead, VectorExample } from './sentence-head.ts';
import { extendHead, untrainedHead } from './sentence-head.ts';

/** A head, and the articles that its classes are. */
export interface HeadOf {
  head: SentenceHead | null;
  slugs: readonly string[];
}

/** The vectors of some articles' phrasings, as examples: the article's place in the list is its number. */
export function vectorExamples(articles: readonly AnswerableArticle[], vectorOf: VectorOf): VectorExample[] {
  return articles.flatMap((article, owner) =>
    phrasingTexts(article).flatMap((text) => {
      const vector = vectorOf(text);
      return vector === undefined ? [] : [{ vector, owner }];
    }),
  );
}

/** Gives the head for what was learnt; worked out once for each lesson. */
export function headSource(articles: readonly AnswerableArticle[], vectorOf: VectorOf | null): (learnt: Learnt | null) => HeadOf {
  const slugs = articles.map(({ slug }) => slug);
  const known = new WeakMap<Learnt, HeadOf>();
  let untrained: HeadOf | undefined;

  function headFor(learnt: Learnt): HeadOf {
    if (learnt.head === null || vectorOf === null) return { head: null, slugs };
    const taught = new Set(learnt.slugs);
    const later = articles.filter(({ slug }) => !taught.has(slug));
    if (later.length === 0) return { head: learnt.head, slugs: learnt.slugs };
    return { head: extendHead(learnt.head, vectorExamples(later, vectorOf), later.length), slugs: [...learnt.slugs, ...later.map(({ slug }) => slug)] };
  }

  return (learnt) => {
    if (vectorOf === null) return { head: null, slugs };
    if (learnt === null) return (untrained ??= { head: untrainedHead(vectorExamples(articles, vectorOf), articles.length), slugs });
    const found = known.get(learnt) ?? headFor(learnt);
    known.set(learnt, found);
    return found;
  };
}
