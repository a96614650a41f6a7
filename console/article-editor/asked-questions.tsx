import { useEffect, useState } from 'preact/hooks';
import type { LedgerQuestion } from '../../protocol/ledger.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';

/** Days that are looked back. */
const DAYS = 90;

/** What customers asked when they were shown this article, beside the examples: what is missing there is added with one click. */
export function AskedQuestions({ slug, locale, examples, mayAdd, onAdd }: {
  slug: string;
  locale: string;
  examples: readonly string[];
  mayAdd: boolean;
  onAdd: (question: string) => void;
}) {
  const { client, desk } = useConsole();
  const [questions, setQuestions] = useState<readonly LedgerQuestion[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const online = client.connection.value === 'online';
  const load = async (cursor: string | null) => {
    const answer = await client.ask('ledger.questions', { slug, part: 'shown', days: DAYS, ...(cursor !== null && { cursor }) });
    if (!answer.ok) {
      // An article that nobody was shown yet has no result: that is no problem.
      if (answer.error.code === 'not_found') setQuestions([]);
      else setProblem(answer.error);
      return;
    }
    setProblem(null);
    setQuestions((before) => (cursor === null ? answer.data.questions : [...(before ?? []), ...answer.data.questions]));
    setNext(answer.data.next);
  };
  useEffect(() => {
    if (online) void load(null);
  }, [online, slug]);
  const known = new Set(examples.map(sign));
  const shown = inOwnLanguage(questions ?? [], locale);
  return (
    <section class="stack-s" aria-labelledby="asked-title">
      <h2 id="asked-title" class="field-label">What customers asked</h2>
      {problem && <p class="field-problem" role="alert">The questions could not be loaded. {problem.message}</p>}
      {!questions && !problem && <Skeleton rows={4} label="Loading the questions" />}
      <ul class="asked-list" aria-labelledby="asked-title">
        {shown.map((question) => (
          <li key={question.id}>
            <div>
              <p lang={question.locale}>{question.text}</p>
              <p class="muted small">
                {outcomeOf(question, slug)} · <Time at={question.at}>{shortTime(question.at, desk.now())}</Time>
              </p>
            </div>
            {known.has(sign(question.text)) ? (
              <span class="chip">An example</span>
            ) : mayAdd && (
              <button type="button" class="button" aria-label={`Add “${question.text}” to the examples`} onClick={() => onAdd(question.text)}>
                Add
              </button>
            )}
          </li>
        ))}
      </ul>
      {questions && shown.length === 0 && <p class="muted small">Nobody was shown this article in the last {DAYS} days. What is asked then appears here.</p>}
      {next !== null && (
        <button type="button" class="button" onClick={() => void load(next)}>
          Load more
        </button>
      )}
    </section>
  );
}

const sign = (text: string) => text.trim().toLowerCase().replace(/[\s?!.,]+/g, ' ').trim();

/** Each question once, in the article's language. */
function inOwnLanguage(questions: readonly LedgerQuestion[], locale: string): LedgerQuestion[] {
  const language = locale.split('-')[0];
  const first = new Map<string, LedgerQuestion>();
  for (const question of questions) {
    if (question.locale.split('-')[0] === language && !first.has(sign(question.text))) first.set(sign(question.text), question);
  }
  return [...first.values()];
}

function outcomeOf({ given, helped, outcome }: LedgerQuestion, slug: string): string {
  if (given.includes(slug)) {
    if (helped === true) return 'Answered with it, and it helped';
    if (helped === false || outcome === 'person') return 'Answered with it, but it did not help';
    return 'Answered with it';
  }
  return given.length > 0 ? 'Answered with another article' : 'Found, but not given as the answer';
}
