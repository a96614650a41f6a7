/**
 * Tells which article a question belongs to, from how the articles' own phrasings are worded: softmax regression. A
 * weight is kept only for a token and an article that met in training, so that the model grows with the words of the
 * base and not with words times articles.
 */
import { randomFrom, shuffle } from './random-order.ts';
import type { Features } from './token-features.ts';
import { BUCKETS, tokenFeatures } from './token-features.ts';

/** A trained model as typed arrays, which threads hand over without copying. */
export interface ClassifierModel {
  classes: number;
  /** By bucket: how much it counts. 0 for what never occurred. */
  rarity: Float32Array;
  /** By bucket: where its weights begin; one more at the end. */
  starts: Uint32Array;
  /** The class and the weight of each entry. */
  owners: Uint32Array;
  weights: Float32Array;
}

/** A phrasing to learn from. */
export interface Example {
  words: readonly string[];
  stems: readonly string[];
  /** Number of the article. */
  owner: number;
}

/** Examples that are looked at in all: few are gone through twelve times, 15,000 four times; both were enough. */
const EPOCHS_MAX = 12;
const EPOCHS_MIN = 4;
const STEPS_MAX = 60_000;
/** Adagrad's step, and the pull of weights towards 0. */
const STEP = 0.5;
const DECAY = 1e-5;
/** A probability below this teaches nothing worth its time. */
const NEGLIGIBLE = 1e-4;
/** Values are of length 1; with this they part classes sharply within few passes. */
const SCALE = 2;

/** Trains a model; the same examples give the same model. */
export function trainClassifier(examples: readonly Example[], classes: number): ClassifierModel {
  const rarity = rarityOf(examples);
  const rows = examples.map(({ words, stems }) => tokenFeatures(words, stems, (bucket) => rarity[bucket] ?? 0));
  const model = { classes, rarity, ...layOut(rows, examples) };
  const squares = new Float32Array(model.weights.length).fill(1e-2);
  const scores = new Float32Array(classes);
  const epochs = Math.max(EPOCHS_MIN, Math.min(EPOCHS_MAX, Math.round(STEPS_MAX / (examples.length || 1))));
  const random = randomFrom(1);
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) learn(model, squares, scores, rows[at] as Features, (examples[at] as Example).owner);
  }
  return model;
}

/** The probability of each class; `into` is filled and given back. */
export function classProbabilities(model: ClassifierModel, { buckets, values }: Features, into: Float32Array = new Float32Array(model.classes)): Float32Array {
  into.fill(0);
  for (let f = 0; f < buckets.length; f += 1) {
    const bucket = buckets[f] as number;
    const value = (values[f] as number) * SCALE;
    const end = model.starts[bucket + 1] as number;
    for (let e = model.starts[bucket] as number; e < end; e += 1) {
      const owner = model.owners[e] as number;
      into[owner] = (into[owner] as number) + value * (model.weights[e] as number);
    }
  }
  let top = Number.NEGATIVE_INFINITY;
  for (const score of into) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < into.length; c += 1) sum += into[c] = Math.exp((into[c] as number) - top);
  for (let c = 0; c < into.length; c += 1) into[c] = (into[c] as number) / sum;
  return into;
}

function learn(model: ClassifierModel, squares: Float32Array, scores: Float32Array, row: Features, owner: number): void {
  const chances = classProbabilities(model, row, scores);
  chances[owner] = (chances[owner] as number) - 1;
  for (let f = 0; f < row.buckets.length; f += 1) {
    const bucket = row.buckets[f] as number;
    const value = (row.values[f] as number) * SCALE;
    const end = model.starts[bucket + 1] as number;
    for (let e = model.starts[bucket] as number; e < end; e += 1) {
      const error = chances[model.owners[e] as number] as number;
      if (error < NEGLIGIBLE && error > -NEGLIGIBLE) continue;
      const weight = model.weights[e] as number;
      const gradient = error * value + DECAY * weight;
      const square = (squares[e] as number) + gradient * gradient;
      squares[e] = square;
      model.weights[e] = weight - (STEP * gradient) / Math.sqrt(square);
    }
  }
}

/** By bucket, the square root of its inverse document frequency over the examples. */
function rarityOf(examples: readonly Example[]): Float32Array {
  const counts = new Float32Array(BUCKETS);
  for (const { words, stems } of examples) for (const bucket of tokenFeatures(words, stems, () => 1).buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts.map((count) => (count === 0 ? 0 : Math.sqrt(Math.log(1 + examples.length / count))));
}

/** Room for a weight wherever a bucket and a class meet. */
function layOut(rows: readonly Features[], examples: readonly Example[]): Pick<ClassifierModel, 'starts' | 'owners' | 'weights'> {
  const classes = 2 ** 20;
  // Millions of meetings in a large base: as plain numbers, since a set of them takes five times the room.
  const met = new Float64Array(rows.reduce((sum, { buckets }) => sum + buckets.length, 0));
  let count = 0;
  rows.forEach(({ buckets }, i) => {
    for (const bucket of buckets) met[count++] = bucket * classes + (examples[i] as Example).owner;
  });
  const sorted = met.sort().filter((key, i) => i === 0 || key !== met[i - 1]);
  const starts = new Uint32Array(BUCKETS + 1);
  const owners = Uint32Array.from(sorted, (key) => key % classes);
  for (const key of sorted) starts[Math.floor(key / classes) + 1] = (starts[Math.floor(key / classes) + 1] as number) + 1;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  return { starts, owners, weights: new Float32Array(sorted.length) };
}
