import { can } from '../../protocol/roles.ts';
import type { LedgerQuestion } from '../../protocol/ledger.ts';
import { useConsole } from '../app/console-context.ts';
import { chatsAddress } from '../app/route.ts';
import { fullTime, shortTime } from '../ui/time-words.ts';
import { KIND_WORDS, ORIGIN_WORDS, storyOf } from './ledger-words.ts';
import { Time } from '../ui/time.tsx';

/** Real questions as they were asked, masked, with what became of each and the way to its conversation. */
export function QuestionList({ questions, labelledBy }: { questions: readonly LedgerQuestion[]; labelledBy: string }) {
  const { desk, user } = useConsole();
  return (
    <ul class="card question-list" aria-labelledby={labelledBy}>
      {questions.map((question) => (
        <li key={question.id} class="question-row">
          <p class="question-text" lang={question.locale}>{question.text}</p>
          <p class="muted small">
            <Time at={question.at}>{shortTime(question.at, desk.now())}</Time> · {ORIGIN_WORDS[question.origin]} · {storyOf(question)}
            {question.kind !== null && <span class="sr-only">. {KIND_WORDS[question.kind].full}</span>}
          </p>
          {question.conversation !== null && can(user, 'desk') && (
            <a class="small" href={chatsAddress('all', question.conversation)} aria-label={`Open the conversation of ${fullTime(question.at)}`}>
              Open the conversation
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
