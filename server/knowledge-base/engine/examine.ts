/** Examines a base with questions of its own that it has not seen: what spoke for the candidates, and which one was right. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { AnswerableArticle } from './article-words.ts';
import { rememberingBodyCutter } from './article-words.ts';
import type { EvidenceRow, QuestionKind } from './calibration.ts';
import type { CandidateArticle } from './candidates.ts';
import { buildCandidateIndex } from './candidates.ts';
import type { MixCase } from './fit-mix.ts';
import { vectorExamples } from './head-source.ts';
import type { HeldOutQuestion } from './held-out.ts';
import { foldsOf, groupsInTurn, groupsOfAlike } from './held-out.ts';
import type { Mix } from './ranking.ts';
import { doubtOf, FIRST_MIX, FIRST_WORDS_MIX, rankByMix, RANKED_MAX } from './ranking.ts';
import type { SentenceEncoder, VectorOf } from './sentence-encoder.ts';
import { trainHead, untrainedHead } from './sentence-head.ts';
import { trainWording } from './train-wording.ts';

/** A question that was asked: what was found with its vector (empty without an encoder), and by words alone. */
export interface Examined extends HeldOutQuestion {
  /** Whether its article answers it with words that it had not seen, or nearly in its own, or was taken out. */
  kind: QuestionKind;
  byVector: readonly CandidateArticle[];
  byWords: readonly CandidateArticle[];
}

/** What is examined. */
export interface Examination {
  articles: readonly AnswerableArticle[];
  locale: string;
  synonyms: readonly SynonymGroup[];
  encoder: SentenceEncoder | null;
  /** Of the articles' own texts; null without an encoder. */
  vectorOf: VectorOf | null;
}

/** Asks in all folds. Lets others have their turn between them; stops early where `signal` says so. */
export async function examine({ articles, locale, synonyms, encoder, vectorOf }: Examination, signal?: AbortSignal): Promise<Examined[]> {
  const examined: Examined[] = [];
  const cutBody = rememberingBodyCutter();
  for (const { seen, inside, outside, near } of foldsOf(articles, groupsOf(articles, vectorOf))) {
    await new Promise(setImmediate);
    if (signal?.aborted === true) break;
    const index = buildCandidateIndex(seen, locale, synonyms, { cutBody, vectorOf, languageWords: encoder?.words ?? [] });
    const head = vectorOf === null ? null : trainHead(vectorExamples(seen, vectorOf), seen.length);
    const learnt = { slugs: seen.map(({ slug }) => slug), classifier: trainWording(seen, locale), head, mix: FIRST_MIX, wordsMix: FIRST_WORDS_MIX };
    const kinds = [[inside, 'inside'], [outside, 'outside'], [near, 'near']] as const;
    const questions = kinds.flatMap(([asked, kind]) => asked.map((each) => ({ ...each, kind })));
    const vectors = head === null || encoder === null ? [] : await vectorsOf(questions.map(({ text }) => index.textToEmbed(text)), encoder, vectorOf);
    questions.forEach((question, i) => {
      const vector = vectors[i] ?? null;
      const byVector = vector === null ? [] : index.candidates(question.text, RANKED_MAX, { learnt, vector });
      examined.push({ ...question, byVector, byWords: index.candidates(question.text, RANKED_MAX, { learnt }) });
    });
  }
  return examined;
}

/** The cases from which a mix is fitted. */
export function mixCases(examined: readonly Examined[], found: 'byVector' | 'byWords'): MixCase[] {
  return examined.filter(({ kind }) => kind === 'inside').map((each) => ({ slug: each.slug, opinions: each[found].map(({ opinion }) => opinion) }));
}

/** The rows from which a confidence is fitted: the candidates in the order of a mix. */
export function evidenceRows(examined: readonly Examined[], found: 'byVector' | 'byWords', mix: Mix): EvidenceRow[] {
  return examined.flatMap((each) => {
    const ranked = rankByMix(each[found].map(({ opinion }) => opinion), mix);
    const first = each[found].find(({ slug }) => slug === ranked[0]?.slug);
    if (first === undefined) return [];
    const evidence = { ...first.evidence, probability: ranked[0]?.probability ?? 0, doubt: doubtOf(ranked) };
    const isInside = each.kind !== 'outside';
    const isAmongThree = isInside && ranked.slice(0, 3).some(({ slug }) => slug === each.slug);
    return [{ evidence, isRight: isInside && first.slug === each.slug, isAmongThree, kind: each.kind }];
  });
}

/** Which articles are taken out together: those that mean alike, where vectors can tell. */
function groupsOf(articles: readonly AnswerableArticle[], vectorOf: VectorOf | null): number[] {
  const middles = vectorOf === null ? null : untrainedHead(vectorExamples(articles, vectorOf), articles.length);
  if (middles === null) return groupsInTurn(articles.length);
  const { weights, dimension } = middles;
  return groupsOfAlike(articles.length, (a, b) => {
    let sum = 0;
    for (let k = 0; k < dimension; k += 1) sum += (weights[a * dimension + k] as number) * (weights[b * dimension + k] as number);
    return sum;
  });
}

/** Vectors of questions, most of which are texts of the base and known. */
async function vectorsOf(texts: readonly string[], encoder: SentenceEncoder, vectorOf: VectorOf | null): Promise<(Float32Array | null)[]> {
  const missing = [...new Set(texts.filter((text) => text !== '' && vectorOf?.(text) === undefined))];
  const embedded = await encoder.embed(missing);
  const fresh = new Map(missing.map((text, i) => [text, embedded[i]]));
  return texts.map((text) => vectorOf?.(text) ?? fresh.get(text) ?? null);
}
