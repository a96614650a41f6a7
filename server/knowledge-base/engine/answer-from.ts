import { readWording } from '../wording/read-wording.ts';
import type { SmallTalkKind } from '../wording/wording.ts';
import type { AnswerResult, AskOptions } from './answer-engine.ts';
import type { CandidateIndex } from './candidates.ts';
import type { Judgement } from './judgement.ts';
import { judge } from './judgement.ts';
import type { FoundArticle, Part } from './part.ts';
import { candidatesIn } from './part.ts';
import { passageFor } from './passage.ts';

/** Candidates that an answer names. */
const CANDIDATES_MAX = 5;
/** Characters of an example question that may be a courtesy. */
const COURTESY_MAX = 100;
/** What is better known comes first. */
const DECISIONS = ['answer', 'clarify', 'handoff'] as const;

/** What the bot would do with a question, from its wording and the articles of a part; from its wording alone where there is no part. */
export async function answerFrom(part: Part | undefined, question: string, { audience, locale, wordingRead, promise }: AskOptions): Promise<Omit<AnswerResult, 'tookMs' | 'language'>> {
  const wording = wordingRead === true ? ({ kind: 'question', question } as const) : readWording(question, locale);
  const none = { confidence: 1, candidates: [], passage: null };
  if (wording.kind === 'handoff') return { ...none, decision: 'handoff', reason: wording.reason };
  const text = wording.kind === 'small_talk' ? question : wording.question;
  const [found, foundBeside] = part === undefined ? [[], []] : await candidatesIn(part, text, CANDIDATES_MAX, audience);
  const lesson = part?.lesson ?? null;
  const isTheirs = (each: FoundArticle): boolean => wording.kind === 'small_talk' && answersCourtesy(each, wording.smallTalk, locale);
  const { candidates, decision } = better(judge(found, lesson, promise, isTheirs), judge(foundBeside, null));
  const first = [...found, ...foundBeside].find(({ slug }) => slug === candidates[0]?.slug);
  const isCourtesy = wording.kind === 'small_talk' && !(decision === 'answer' && first !== undefined && isTheirs(first));
  if (isCourtesy) return { ...none, decision: 'small_talk', smallTalk: wording.smallTalk, reply: wording.reply };
  const confidence = candidates[0]?.confidence ?? 0;
  if (first === undefined || decision === 'handoff') return { decision: 'handoff', reason: 'no_answer', confidence, candidates, passage: null };
  if (decision === 'clarify') return { decision, confidence, candidates, passage: null };
  return { decision, confidence, candidates, passage: passageOf(first.from, first.from.article(first.slug)?.body ?? '', text) };
}

/** Whether the editors gave an article such a courtesy as an example question: then it is meant to answer it. */
function answersCourtesy({ from, slug }: FoundArticle, kind: SmallTalkKind, locale: string): boolean {
  return (from.article(slug)?.questions ?? []).some((question) => {
    const reading = question.length > COURTESY_MAX ? null : readWording(question, locale);
    return reading?.kind === 'small_talk' && reading.smallTalk === kind;
  });
}

/** The passage of an article of this index that fits a question. */
export function passageOf(index: CandidateIndex, body: string, question: string): NonNullable<AnswerResult['passage']> {
  const { own, synonyms } = index.stems(question);
  return passageFor(body, [...own, ...synonyms], index.stem) ?? { heading: null, blocks: [] };
}

/** Both judgements as one: the surest candidates, and the more helpful decision. */
function better(a: Judgement, b: Judgement): Judgement {
  if (b.candidates.length === 0) return a;
  const candidates = [...a.candidates, ...b.candidates].sort((one, other) => other.confidence - one.confidence).slice(0, CANDIDATES_MAX);
  const decision = DECISIONS.find((each) => each === a.decision || each === b.decision) ?? 'handoff';
  return { candidates, decision };
}
