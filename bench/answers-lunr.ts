import lunr from 'lunr';
import type { AnswerSetting } from './answers-data.ts';

/** What one would write in ten minutes: Lunr as it is, over title, example questions and body. Gives slugs, best first. */
export function plainLunr({ articles }: AnswerSetting): (question: string) => string[] {
  const index = lunr(function build() {
    this.ref('slug');
    this.field('title');
    this.field('questions');
    this.field('body');
    for (const { slug, title, questions, body } of articles) this.add({ slug, title, questions: questions.join(' '), body });
  });
  return (question) => {
    const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length === 0 ? [] : index.search(words.join(' ')).map(({ ref }) => ref);
  };
}
