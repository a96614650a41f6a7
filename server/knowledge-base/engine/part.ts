import type { Audience } from '../../../protocol/articles.ts';
import type { CandidateArticle, CandidateIndex } from './candidates.ts';
import type { Lesson } from './lesson.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';

/** The part of the index for one language. */
export interface Part {
  readonly locale: string;
  readonly forCustomers: CandidateIndex;
  /** Agents' own articles; null where there are none. Agents are answered from both. */
  readonly forAgents: CandidateIndex | null;
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

/** The candidates of a question, best first: those of customers' articles, then those of agents' own where they may be seen. */
export async function candidatesIn(part: Part, question: string, limit: number, audience: Audience): Promise<[FoundArticle[], FoundArticle[]]> {
  const vector = await vectorOf(part, question);
  const of = (index: CandidateIndex | null, lesson: Lesson | null) =>
    index === null ? [] : index.candidates(question, limit, { learnt: lesson, vector }).map((each) => ({ ...each, from: index }));
  return [of(part.forCustomers, part.lesson), of(audience === 'agents' ? part.forAgents : null, null)];
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
