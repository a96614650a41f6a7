import type { Reader } from '../../../protocol/articles.ts';
import { foldTier } from '../article.ts';
import type { CandidateArticle, CandidateIndex } from './candidates.ts';
import type { Lesson } from './lesson.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';

/** The part of the index for one language. */
export interface Part {
  readonly locale: string;
  readonly forCustomers: CandidateIndex;
  /** What is not for everybody; null where there is nothing. Agents are answered from both. */
  readonly forAgents: CandidateIndex | null;
  /** By folded name, what is for customers of a tier; they are answered from it beside what is for everybody. */
  readonly forTiers: ReadonlyMap<string, CandidateIndex>;
  /** For questions; null where the articles have no vectors to compare them with. */
  readonly encoder: SentenceEncoder | null;
  readonly hasVectors: boolean;
  /** What customers' index has learnt by now. */
  lesson: Lesson | null;
}

/** A candidate, and which index gave it. */
export type FoundArticle = CandidateArticle & { from: CandidateIndex };

/** How long a question waits for its vector, in milliseconds; it is answered from its words alone then. */
const VECTOR_MAX_MS = 1_000;

/** What a reader may see beside the articles for everybody; null where there is nothing. */
export function besideFor(part: Part, reader: Reader): CandidateIndex | null {
  if (reader === 'public') return null;
  return reader === 'agents' ? part.forAgents : (part.forTiers.get(foldTier(reader.tier)) ?? null);
}

/** The candidates of a question, best first: those for everybody, then those that this reader may see beside them. */
export async function candidatesIn(part: Part, question: string, limit: number, reader: Reader): Promise<[FoundArticle[], FoundArticle[]]> {
  const vector = await vectorOf(part, question);
  const of = (index: CandidateIndex | null, lesson: Lesson | null) =>
    index === null ? [] : index.candidates(question, limit, { learnt: lesson, vector }).map((each) => ({ ...each, from: index }));
  return [of(part.forCustomers, part.lesson), of(besideFor(part, reader), null)];
}

async function vectorOf({ encoder, forCustomers }: Part, question: string): Promise<Float32Array | null> {
  const text = encoder === null ? '' : forCustomers.textToEmbed(question);
  if (encoder === null || text === '') return null;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => (timer = setTimeout(resolve, VECTOR_MAX_MS, [])));
  const [vector = null] = await Promise.race([encoder.embed([text]).catch(() => []), late]);
  clearTimeout(timer);
  return vector;
}
