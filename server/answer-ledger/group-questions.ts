/**
 * Puts like questions together, one at a time, as they come. A group is known by how often each term occurs in its questions,
 * and by the middle of their sentence vectors where there are some; a question joins the group it resembles most, or begins
 * one. Half of likeness is weighted Jaccard (what they share of what either has, rare terms counting more), half the cosine
 * of the vectors; without vectors words alone decide. Only groups that share a term, or nearly one, are looked at, so that the work for a question does not
 * grow with the number of questions; and the same questions in the same order always make the same groups.
 */

/** A group as it is kept: of `n` questions so many have each term. */
export interface Group {
  id: string;
  locale: string;
  n: number;
  terms: ReadonlyMap<string, number>;
  /** The sum of the vectors of its questions, by one encoder; null where there are none. */
  vector: QuestionVector | null;
}

/** A sentence vector. Those of different encoders cannot be compared. */
export interface QuestionVector {
  encoder: string;
  values: Float32Array;
}

/** What is known of a question. */
export interface QuestionLook {
  terms: readonly string[];
  vector: QuestionVector | null;
}

/** Where a question goes. */
export interface Placement {
  group: Group;
  isNew: boolean;
}

/** The groups of every locale. */
export interface Grouper {
  /** Joins or begins a group; a new one is called `newId`. */
  place(question: QuestionLook, locale: string, newId: string): Placement;
  /** How typical a question is of its group by its words, 0–1. */
  typical(group: Group, terms: readonly string[]): number;
  remove(id: string): void;
}

/** From this likeness on a question belongs to a group; by words alone somewhat less is as sure. See docs/decisions/question-groups.md. */
const JOIN_FROM = 0.5;
const WORDS_ALONE_BONUS = 0.15;
/** A term that is nearly another one, by its beginning or but for one slip, counts this much of it. */
const NEARLY = 0.8;
/** Terms have to begin with so many equal letters to be compared at all. */
const STEM_LETTERS = 4;
/** Most terms that a group is known by; the rarest go. */
const GROUP_TERMS_MAX = 120;
/** Groups that are compared for each term at most: a term that more have tells nothing. */
const POSTINGS_MAX = 400;

interface Held {
  group: Group;
  terms: Map<string, number>;
}

interface Shelf {
  groups: Map<string, Held>;
  /** Groups by term, and terms by their first letters. */
  postings: Map<string, Set<string>>;
  beginnings: Map<string, Set<string>>;
}

/** Groups that go on from those that are kept. */
export function createGrouper(kept: Iterable<Group>): Grouper {
  const shelves = new Map<string, Shelf>();
  const localeOf = new Map<string, string>();

  function shelfOf(locale: string): Shelf {
    const found = shelves.get(locale) ?? { groups: new Map(), postings: new Map(), beginnings: new Map() };
    shelves.set(locale, found);
    return found;
  }

  function put(group: Group): Held {
    const shelf = shelfOf(group.locale);
    const terms = new Map(group.terms);
    const held = { group: { ...group, terms }, terms };
    shelf.groups.set(group.id, held);
    localeOf.set(group.id, group.locale);
    for (const term of terms.keys()) post(shelf, term, group.id);
    return held;
  }

  for (const group of kept) put(group);

  return {
    place(question, locale, newId) {
      const { terms, vector } = question;
      const shelf = shelfOf(locale);
      const best = bestGroup(shelf, question);
      const held = best === null ? put({ id: newId, locale, n: 0, terms: new Map(), vector: null }) : best;
      held.group.n += 1;
      held.group.vector = vector === null ? held.group.vector : sumOf(held.group.vector, vector);
      for (const term of terms) {
        held.terms.set(term, (held.terms.get(term) ?? 0) + 1);
        post(shelf, term, held.group.id);
      }
      if (held.terms.size > GROUP_TERMS_MAX) dropRarest(shelf, held.group.id, held.terms);
      return { group: held.group, isNew: best === null };
    },
    typical: (group, terms) => likeness(shelfOf(group.locale), { terms, vector: null }, group),
    remove(id) {
      const shelf = shelves.get(localeOf.get(id) ?? '');
      const held = shelf?.groups.get(id);
      if (shelf === undefined || held === undefined) return;
      for (const term of held.terms.keys()) shelf.postings.get(term)?.delete(id);
      shelf.groups.delete(id);
      localeOf.delete(id);
    },
  };
}

function post(shelf: Shelf, term: string, id: string): void {
  const groups = shelf.postings.get(term);
  if (groups !== undefined) {
    groups.add(id);
    return;
  }
  shelf.postings.set(term, new Set([id]));
  const beginning = term.slice(0, STEM_LETTERS);
  shelf.beginnings.set(beginning, (shelf.beginnings.get(beginning) ?? new Set()).add(term));
}

function dropRarest(shelf: Shelf, id: string, terms: Map<string, number>): void {
  const byCount = [...terms].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  for (const [term] of byCount.slice(GROUP_TERMS_MAX)) {
    terms.delete(term);
    shelf.postings.get(term)?.delete(id);
  }
}

/** The group a question belongs to, or null; of equals the larger one, then the one with the smaller id. */
function bestGroup(shelf: Shelf, question: QuestionLook): Held | null {
  const ids = new Set<string>();
  for (const term of question.terms) {
    for (const like of nearTerms(shelf, term)) {
      const groups = shelf.postings.get(like);
      if (groups === undefined || groups.size > POSTINGS_MAX) continue;
      for (const id of groups) ids.add(id);
    }
  }
  let best: Held | null = null;
  let highest = JOIN_FROM;
  for (const id of ids) {
    const held = shelf.groups.get(id);
    if (held === undefined) continue;
    const found = likeness(shelf, question, held.group);
    const isBetter = best === null || found > highest || held.group.n > best.group.n || (held.group.n === best.group.n && id < best.group.id);
    if (found < highest || (found === highest && !isBetter)) continue;
    highest = found;
    best = held;
  }
  return best;
}

/** How like a question is to a group, 0–1. */
function likeness(shelf: Shelf, { terms, vector }: QuestionLook, group: Group): number {
  if (group.n === 0) return 1;
  const words = sharedWords(shelf, terms, group);
  if (vector === null || group.vector?.encoder !== vector.encoder) return words + WORDS_ALONE_BONUS;
  return (words + Math.max(0, cosine(vector.values, group.vector.values))) / 2;
}

/** What a question and a group share, of what either has, 0–1. */
function sharedWords(shelf: Shelf, terms: readonly string[], group: Group): number {
  let shared = 0;
  let all = 0;
  const met = new Set<string>();
  for (const term of terms) {
    const weight = rarity(shelf, term);
    const [near, factor] = nearestIn(shelf, term, group.terms);
    if (near === null) {
      all += weight;
      continue;
    }
    met.add(near);
    shared += weight * factor * ((group.terms.get(near) ?? 0) / group.n);
    all += weight;
  }
  for (const [term, count] of group.terms) if (!met.has(term)) all += rarity(shelf, term) * (count / group.n);
  return all === 0 ? 0 : shared / all;
}

/** Inverse frequency among the groups, as for documents (K. Spärck Jones, 1972), smoothed so that a new term has one. */
function rarity({ groups, postings }: Shelf, term: string): number {
  return Math.log(1 + (groups.size + 1) / ((postings.get(term)?.size ?? 0) + 1));
}

function nearestIn(shelf: Shelf, term: string, terms: ReadonlyMap<string, number>): readonly [string | null, number] {
  if (terms.has(term)) return [term, 1];
  const near = nearTerms(shelf, term).filter((like) => terms.has(like)).sort();
  return near[0] === undefined ? [null, 0] : [near[0], NEARLY];
}

/** The term itself and those that are nearly it. */
function nearTerms({ beginnings }: Shelf, term: string): readonly string[] {
  if (term.length < STEM_LETTERS) return [term];
  const likes = [...(beginnings.get(term.slice(0, STEM_LETTERS)) ?? [])].filter((like) => like !== term && isNearly(term, like));
  return [term, ...likes];
}

/** One begins with the other, or they differ by one letter. */
function isNearly(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) return long.length - short.length <= 3;
  if (long.length - short.length > 1 || short.length <= STEM_LETTERS) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = (text: string, by: number) => text.slice(at + by);
  return rest(short, 1) === rest(long, 1) || rest(short, 0) === rest(long, 1);
}

/** Of another encoder than before: what was is forgotten. */
function sumOf(before: QuestionVector | null, { encoder, values }: QuestionVector): QuestionVector {
  if (before?.encoder !== encoder) return { encoder, values: Float32Array.from(values) };
  return { encoder, values: before.values.map((value, i) => value + (values[i] ?? 0)) };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [product, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    product += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA === 0 || ofB === 0 ? 0 : product / Math.sqrt(ofA * ofB);
}
