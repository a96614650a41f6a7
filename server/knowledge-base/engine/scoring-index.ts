/** An index of words that scores documents, whoever keeps it. Documents and fields are numbered from 0. */

/** A field of the documents, and how much a word in it counts. */
export interface IndexField {
  name: string;
  boost: number;
}

/** A term that is asked for in some fields. */
export interface AskedTerm {
  term: string;
  fields: readonly number[];
  boost: number;
}

/** A document that was found. */
export interface ScoredDocument {
  document: number;
  score: number;
}

/** An index that can be asked. */
export interface ScoringIndex {
  /** Best first, only those with a score above 0. */
  search(terms: readonly AskedTerm[], limit: number): ScoredDocument[];
  /** Whether a document has the term in one of the fields. */
  holds(document: number, term: string, fields: readonly number[]): boolean;
}

/** Takes documents one after the other. */
export interface ScoringBuilder {
  /** Adds the next document: its terms, field by field in the order of the fields. */
  add(fields: readonly (readonly string[])[]): void;
  build(): ScoringIndex;
}

/** BM25's numbers: how soon repeated words stop counting, and how much long documents are held back. */
export interface Bm25 {
  k1: number;
  b: number;
}
