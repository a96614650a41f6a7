import { useState } from 'preact/hooks';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import type { TopicTrial } from '../../protocol/topics-contract.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import { useConsole } from '../app/console-context.ts';
import { TextField } from '../ui/field.tsx';
import { ACTION_WORDS } from './topic-words.ts';

/** A message, and what would be made of it by the topics as they stand here, saved or not. */
export function TryTopics({ topics, blocked }: { topics: readonly TopicDefinition[]; blocked: boolean }) {
  const { client } = useConsole();
  const [text, setText] = useState('');
  const [trial, setTrial] = useState<TopicTrial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    if (text.trim() === '' || blocked) return;
    const answer = await client.ask('topics.try', { topics: topics as never, text });
    setTrial(answer.ok ? answer.data : null);
    setProblem(answer.ok ? null : answer.error.message);
  };
  return (
    <section class="card card-body stack-s" aria-label="Try a message">
      <h2>Try a message</h2>
      <p class="small muted">As if a customer began with it. Nothing is stored, and the topics need not be saved.</p>
      <TextField
        label="Message"
        maxLength={MESSAGE_MAX}
        value={text}
        problem={problem}
        onInput={(next) => {
          setText(next);
          setTrial(null);
        }}
        onEnter={() => void run()}
      />
      <div>
        <button type="button" class="button" disabled={text.trim() === '' || blocked} onClick={() => void run()}>Try</button>
      </div>
      <div role="status">{trial !== null && <Outcome trial={trial} />}</div>
    </section>
  );
}

function Outcome({ trial: { topic, action, asks, found } }: { trial: TopicTrial }) {
  if (topic === null) return <p>No topic fits. The bot answers as usual.</p>;
  return (
    <dl class="facts">
      <dt>Topic</dt>
      <dd>{topic.name}</dd>
      <dt>The bot</dt>
      <dd>{ACTION_WORDS[action].label}</dd>
      {found.length > 0 && (
        <>
          <dt>Found in it</dt>
          <dd>{found.map(({ label, value }) => `${label} ${value}`).join(', ')}</dd>
        </>
      )}
      {asks.length > 0 && (
        <>
          <dt>{action === 'collect' ? 'Asks for' : 'Would ask for'}</dt>
          <dd>{asks.join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
