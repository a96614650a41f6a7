/** Articles of a made-up language: as many as one likes, with common and rare words as in real ones, the same in every run. */
import { steadyRandom } from './answers-typos.ts';

/** An article as the API takes it. */
export interface SyntheticArticle {
  slug: string;
  locale: string;
  title: string;
  summary: string;
  body: string;
  questions: readonly string[];
}

const SYLLABLES = 'ba be bi bo bu da de di do du fa fe fi ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo wa za str ment ing er'.split(' ');
const FUNCTION_WORDS = 'how do i the a my to is can when where what for of in'.split(' ');
const VOCABULARY = 20_000;
/** Words that are this article's own: what it is about. */
const OWN_WORDS = 8;
const QUESTIONS = 5;
const SECTIONS = 4;
const PARAGRAPH_WORDS = 38;

/** Makes `count` articles of five example questions and about 300 words each. */
export function syntheticArticles(count: number): SyntheticArticle[] {
  const random = steadyRandom();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const vocabulary = Array.from({ length: VOCABULARY }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join(''));
  // Rank r comes about 1/r times as often as the first.
  const common = (): string => vocabulary[Math.floor(VOCABULARY ** random())] ?? pick(vocabulary);
  return Array.from({ length: count }, (_, i) => {
    const own = Array.from({ length: OWN_WORDS }, () => pick(vocabulary));
    const text = (words: number, ownShare: number): string =>
      Array.from({ length: words }, () => (random() < 0.4 ? pick(FUNCTION_WORDS) : random() < ownShare ? pick(own) : common())).join(' ');
    const sections = Array.from({ length: SECTIONS }, () => `## ${text(4, 0.5)}\n\n${text(PARAGRAPH_WORDS, 0.15)}.\n\n- ${text(PARAGRAPH_WORDS / 2, 0.15)}\n- ${text(PARAGRAPH_WORDS / 2, 0.15)}\n`);
    return {
      slug: `article-${i}`,
      locale: 'en',
      title: text(5, 0.6),
      summary: text(10, 0.4),
      body: sections.join('\n'),
      questions: Array.from({ length: QUESTIONS }, () => text(7, 0.6)),
    };
  });
}
