import type { AnswerableArticle } from './article-words.ts';
import type { ClassifierModel } from './classifier.ts';
import { trainClassifier } from './classifier.ts';
import { foldedWords, stemmerFor } from './words.ts';

/** A classifier of the articles' titles, example questions and summaries; its classes are the articles in their order. */
export function trainWording(articles: readonly AnswerableArticle[], locale: string): ClassifierModel {
  const stem = stemmerFor(locale);
  const examples = articles.flatMap(({ title, questions, summary }, owner) =>
    [title, ...questions, summary]
      .map((text) => foldedWords(text))
      .filter(({ length }) => length > 0)
      .map((words) => ({ words, stems: words.map(stem), owner })),
  );
  return trainClassifier(examples, articles.length);
}
