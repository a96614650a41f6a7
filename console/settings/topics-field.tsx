import { useState } from 'preact/hooks';
import { Plus, X } from 'lucide';
import type { TopicButton } from '../../protocol/inboxes.ts';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/field.tsx';
import type { DraftProblems } from './website-draft.ts';

/** As many as the contract takes. */
const TOPICS_MAX = 8;

/** The buttons of the welcome: each sends its words as the customer's first message. */
export function TopicsField({ topics, problems, onChange }: {
  topics: readonly TopicButton[];
  problems: DraftProblems;
  onChange: (topics: readonly TopicButton[]) => void;
}) {
  /** The topic that was added last: it is where the writing goes on. */
  const [added, setAdded] = useState<number | null>(null);
  const change = (at: number, part: Partial<TopicButton>) => onChange(topics.map((topic, i) => (i === at ? { ...topic, ...part } : topic)));
  const add = () => {
    setAdded(topics.length);
    onChange([...topics, { label: '', text: '' }]);
  };
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Topic buttons</legend>
      <p class="field-hint">Shown with the greeting. A click sends the words to the bot, or to your people.</p>
      <ul class="stack-s" aria-label="Topics">
        {topics.map((topic, at) => (
          // The position is all that tells two empty topics apart.
          <TopicRow
            key={at}
            topic={topic}
            number={at + 1}
            problems={{ label: problems[`topics.${at}.label`], text: problems[`topics.${at}.text`] }}
            fresh={at === added}
            onChange={(part) => change(at, part)}
            onRemove={() => {
              setAdded(null);
              onChange(topics.filter((_, i) => i !== at));
            }}
          />
        ))}
      </ul>
      {topics.length < TOPICS_MAX && (
        <div>
          <button type="button" class="button" onClick={add}>
            <Icon icon={Plus} />
            Add a topic
          </button>
        </div>
      )}
    </fieldset>
  );
}

/** One topic. Nothing is wrong with it before somebody has written it and gone on. */
function TopicRow({ topic, number, problems, fresh, onChange, onRemove }: {
  topic: TopicButton;
  number: number;
  problems: { label: string | undefined; text: string | undefined };
  fresh: boolean;
  onChange: (part: Partial<TopicButton>) => void;
  onRemove: () => void;
}) {
  const [left, setLeft] = useState(false);
  return (
    <li
      class="topic"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setLeft(true);
      }}
    >
      <TextField label="Button" autoFocus={fresh} maxLength={40} value={topic.label} onInput={(label) => onChange({ label })} problem={left && problems.label !== undefined ? 'Give it a name.' : null} />
      <TextField label="Words it sends" maxLength={200} value={topic.text} onInput={(text) => onChange({ text })} problem={left && problems.text !== undefined ? 'Say what it sends.' : null} />
      <button type="button" class="button button-quiet button-icon" aria-label={`Remove the topic ${topic.label || number}`} onClick={onRemove}>
        <Icon icon={X} />
      </button>
    </li>
  );
}
