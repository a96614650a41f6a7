/**
 * Tells which article a question belongs to by its vector: linear discriminant analysis. Each article is the mean of its
 * phrasings' vectors; directions in which phrasings of one article scatter anyway count less. Solved in one step, so it
 * takes a second where a regression takes minutes, and it needs no more than two phrasings an article to be of use.
 */
import { cholesky, solveCholesky } from './cholesky.ts';

/** A trained head: one weight vector and one offset an article; typed arrays, which threads hand over without copying. */
export interface SentenceHead {
  classes: number;
  dimension: number;
  weights: Float32Array;
  offsets: Float32Array;
  /** The scatter of phrasings, as its Cholesky factor: with it an article that comes later gets its weights. */
  factor: Float32Array;
}

/** A phrasing's vector, and the number of its article. */
export interface VectorExample {
  vector: Float32Array;
  owner: number;
}

/** How firmly the scatter is believed to be the same in all directions: as much as so many phrasings, in dimensions. */
const PRIOR_DIMENSIONS = 8;

/** Trains a head; null where there is nothing to train on. An article without a vector gets no score. */
export function trainHead(examples: readonly VectorExample[], classes: number): SentenceHead | null {
  const dimension = examples[0]?.vector.length ?? 0;
  if (dimension === 0) return null;
  const middles = middlesOf(examples, classes, dimension);
  const factor = Float32Array.from(cholesky(scatterOf(examples, middles, dimension), dimension));
  return headOf(middles, factor, dimension);
}

/** A head of more articles than `head` was trained on, by the scatter that it knows; `examples` are of the new ones, numbered from 0. */
export function extendHead(head: SentenceHead, examples: readonly VectorExample[], classes: number): SentenceHead {
  const more = headOf(middlesOf(examples, classes, head.dimension), head.factor, head.dimension);
  const weights = new Float32Array(head.weights.length + more.weights.length);
  const offsets = new Float32Array(head.classes + classes);
  weights.set(head.weights);
  weights.set(more.weights, head.weights.length);
  offsets.set(head.offsets);
  offsets.set(more.offsets, head.classes);
  return { ...head, classes: head.classes + classes, weights, offsets };
}

/** What can be said without training: the cosine to the middle of an article's phrasings. */
export function untrainedHead(examples: readonly VectorExample[], classes: number): SentenceHead | null {
  const dimension = examples[0]?.vector.length ?? 0;
  if (dimension === 0) return null;
  const head: SentenceHead = { classes, dimension, weights: new Float32Array(classes * dimension), offsets: new Float32Array(classes).fill(Number.NEGATIVE_INFINITY), factor: new Float32Array(0) };
  middlesOf(examples, classes, dimension).forEach(({ mean, count }, owner) => {
    if (count === 0) return;
    const length = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0)) || 1;
    head.weights.set(mean.map((value) => value / length), owner * dimension);
    head.offsets[owner] = 0;
  });
  return head;
}

/** The mean of an article's vectors, and how many there are. */
interface Middle {
  mean: Float64Array;
  count: number;
}

function middlesOf(examples: readonly VectorExample[], classes: number, dimension: number): Middle[] {
  const middles = Array.from({ length: classes }, () => ({ mean: new Float64Array(dimension), count: 0 }));
  for (const { vector, owner } of examples) {
    const middle = middles[owner] as Middle;
    middle.count += 1;
    for (let k = 0; k < dimension; k += 1) middle.mean[k] = (middle.mean[k] as number) + (vector[k] as number);
  }
  for (const { mean, count } of middles) for (let k = 0; k < dimension; k += 1) mean[k] = (mean[k] as number) / Math.max(1, count);
  return middles;
}

function headOf(middles: readonly Middle[], factor: Float32Array, dimension: number): SentenceHead {
  const classes = middles.length;
  const weights = new Float32Array(classes * dimension);
  const offsets = new Float32Array(classes).fill(Number.NEGATIVE_INFINITY);
  middles.forEach(({ mean, count }, owner) => {
    if (count === 0) return;
    const solved = solveCholesky(factor, mean, dimension);
    weights.set(solved, owner * dimension);
    offsets[owner] = solved.reduce((sum, weight, k) => sum - (weight * (mean[k] as number)) / 2, 0);
  });
  return { classes, dimension, weights, offsets, factor };
}

/** The score of each article for a vector: log-odds, up to a constant that is the same for all. */
export function headScores({ classes, dimension, weights, offsets }: Omit<SentenceHead, 'factor'>, vector: Float32Array, into: Float32Array = new Float32Array(classes)): Float32Array {
  for (let owner = 0, at = 0; owner < classes; owner += 1) {
    let sum = offsets[owner] as number;
    for (let k = 0; k < dimension; k += 1, at += 1) sum += (weights[at] as number) * (vector[k] as number);
    into[owner] = sum;
  }
  return into;
}

/** How phrasings scatter around the mean of their article, drawn towards a scatter that is the same in all directions. */
function scatterOf(examples: readonly VectorExample[], middles: readonly Middle[], dimension: number): Float64Array {
  const scatter = new Float64Array(dimension * dimension);
  const from = new Float64Array(dimension);
  let freedom = 0;
  for (const { vector, owner } of examples) {
    const { mean, count } = middles[owner] as Middle;
    if (count === 1) continue;
    freedom += 1 - 1 / count;
    for (let k = 0; k < dimension; k += 1) from[k] = (vector[k] as number) - (mean[k] as number);
    for (let row = 0; row < dimension; row += 1) {
      const value = from[row] as number;
      const start = row * dimension;
      for (let column = 0; column <= row; column += 1) scatter[start + column] = (scatter[start + column] as number) + value * (from[column] as number);
    }
  }
  let trace = 0;
  for (let k = 0; k < dimension; k += 1) trace += scatter[k * dimension + k] as number;
  // Where no article has two vectors, all directions are equal and their width is a guess: that of unit vectors.
  const prior = PRIOR_DIMENSIONS * dimension;
  const width = freedom === 0 ? 1 / dimension : trace / dimension / freedom;
  for (let i = 0; i < scatter.length; i += 1) scatter[i] = (scatter[i] as number) / (freedom + prior);
  for (let k = 0; k < dimension; k += 1) scatter[k * dimension + k] = (scatter[k * dimension + k] as number) + (prior * width) / (freedom + prior);
  return scatter;
}
