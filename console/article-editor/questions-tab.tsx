import { useEffect, useState } from 'preact/hooks';
import { QUESTIONS_MAX, QUESTION_MAX } from '../../protocol/article-limits.ts';
import type { DeskArticle, DraftContent } from '../../protocol/article-desk.ts';
import { Field } from '../ui/field.tsx';
import { AskedQuestions } from './asked-questions.tsx';

const linesOf = (text: string) => [...new Set(text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()))].filter((line) => line !== '');

/** The questions that the article answers, one in a line. */
export function QuestionsTab({ article, content, problems, readOnly, onEdit }: {
  article: Pick<DeskArticle, 'slug' | 'locale'>;
  content: DraftContent;
  problems: Readonly<Record<string, string>>;
  readOnly: boolean;
  onEdit: (change: Partial<DraftContent>) => void;
}) {
  const stored = content.questions.join('\n');
  const [text, setText] = useState(stored);
  useEffect(() => {
    // Blank lines and spaces while one types are nothing that came from elsewhere.
    if (linesOf(text).join('\n') !== stored) setText(stored);
  }, [stored]);
  const lines = linesOf(text);
  const change = (next: string) => {
    setText(next);
    onEdit({ questions: linesOf(next) });
  };
  const tooLong = lines.find((line) => line.length > QUESTION_MAX);
  const issue = Object.entries(problems).find(([path]) => path.startsWith('questions'))?.[1];
  const problem = tooLong ? `This one is longer than ${QUESTION_MAX} characters: ${tooLong.slice(0, 60)}…` : lines.length > QUESTIONS_MAX ? `At most ${QUESTIONS_MAX} questions.` : issue;
  return (
    <div class="questions-columns">
      <Field
        label="Example questions"
        hint={`${lines.length === 1 ? '1 question' : `${lines.length} questions`}. One in each line, in the words that customers use. The bot finds the article by them; five or more different ones help most.`}
        problem={problem}
      >
        {(ids) => (
          <textarea
            {...ids}
            class="input questions-box"
            rows={12}
            readOnly={readOnly}
            lang={article.locale}
            value={text}
            onInput={(event) => change(event.currentTarget.value)}
          />
        )}
      </Field>
      <AskedQuestions slug={article.slug} locale={article.locale} examples={lines} mayAdd={!readOnly} onAdd={(question) => change(`${text.trimEnd()}\n${question}`.trimStart())} />
    </div>
  );
}
