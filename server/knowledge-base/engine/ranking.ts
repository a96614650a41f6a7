/**
 * Who could answer, from two opinions: Lunr's scores, and the classifier's where one was trained. Half and half is
 * better than either: Lunr knows bodies and rare words, the classifier which of many common words tell topics apart.
 */
import type { ClassifierModel } from './classifier.ts';
import { classProbabilities } from './classifier.ts';
import type { LexicalHit } from './lexical-index.ts';
import { tokenFeatures } from './token-features.ts';

/** What was learnt from articles, beside how sure one may be; plain data. The classes are these articles, in this order. */
export interface Learnt {
  slugs: readonly string[];
  classifier: ClassifierModel;
}

/** An article with its probability among all of them, and Lunr's score for it. */
export interface RankedArticle {
  slug: string;
  probability: number;
  score: number;
}

/** The ranking of a question, and whether both opinions put the same article first. */
export interface Ranking {
  articles: readonly RankedArticle[];
  isAgreed: boolean;
}

/** Lunr's scores become probabilities at this temperature; 1 was a little worse with slips of spelling. */
const TEMPERATURE = 2;
/** An article that the classifier alone thinks of is taken from this probability on. */
const LIKELY_FROM = 0.005;

/** Ranks by Lunr and, where there is a model, the classifier. `slugs` are the classes of the model, in its order. */
export function rankArticles(
  hits: readonly LexicalHit[],
  question: { words: readonly string[]; stems: readonly string[] },
  slugs: readonly string[],
  model: ClassifierModel | null,
): Ranking {
  const raised = hits.map(({ score }) => Math.exp(score / TEMPERATURE));
  const all = raised.reduce((sum, each) => sum + each, Math.max(0, slugs.length - hits.length));
  const share = model === null ? 1 : 0.5;
  const bySlug = new Map<string, RankedArticle>();
  hits.forEach(({ slug, score }, i) => bySlug.set(slug, { slug, score, probability: (share * (raised[i] as number)) / all }));
  let likeliest = { slug: hits[0]?.slug, chance: 0 };
  if (model !== null) {
    const features = tokenFeatures(question.words, question.stems, (bucket) => model.rarity[bucket] ?? 0);
    if (features.buckets.length > 0) {
      likeliest = { slug: '', chance: 0 };
      classProbabilities(model, features).forEach((chance, i) => {
        const slug = slugs[i] as string;
        if (chance > likeliest.chance) likeliest = { slug, chance };
        const found = bySlug.get(slug);
        if (found !== undefined) found.probability += chance / 2;
        else if (chance >= LIKELY_FROM) bySlug.set(slug, { slug, score: 0, probability: chance / 2 });
      });
    }
  }
  const articles = [...bySlug.values()].sort((a, b) => b.probability - a.probability || b.score - a.score);
  return { articles, isAgreed: likeliest.slug === hits[0]?.slug };
}
