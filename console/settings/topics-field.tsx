import { Plus, X } from 'lucide';
import type { Topic } from '../../protocol/inboxes.ts';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/field.tsx';
import type { DraftProblems } from './website-draft.ts';

/** As many as the contract takes. */
const TOPICS_MAX = 8;

/** The buttons of the welcome: each sends its words as the customer's first message. */
export function TopicsField({ topics, problems, onChange }: {
  topics: readonly Topic[];
  problems: DraftProblems;
  onChange: (topics: readonly Topic[]) => void;
}) {
  const change = (at: number, part: Partial<Topic>) => onChange(topics.map((topic, i) => (i === at ? { ...topic, ...part } : topic)));
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Topic buttons</legend>
      <p class="field-hint">Shown with the greeting. A click sends the words to the bot, or to your people.</p>
      <ul class="stack-s" aria-label="Topics">
        {topics.map((topic, at) => (
          // The position is all that tells two empty topics apart.
          <li key={at} class="topic">
            <TextField label="Button" maxLength={40} value={topic.label} onInput={(label) => change(at, { label })} problem={problems[`topics.${at}.label`] && 'Give it a name.'} />
            <TextField label="Words it sends" maxLength={200} value={topic.text} onInput={(text) => change(at, { text })} problem={problems[`topics.${at}.text`] && 'Say what it sends.'} />
            <button
              type="button"
              class="button button-quiet button-icon"
              aria-label={`Remove the topic ${topic.label || at + 1}`}
              onClick={() => onChange(topics.filter((_, i) => i !== at))}
            >
              <Icon icon={X} />
            </button>
          </li>
        ))}
      </ul>
      {topics.length < TOPICS_MAX && (
        <div>
          <button type="button" class="button" onClick={() => onChange([...topics, { label: '', text: '' }])}>
            <Icon icon={Plus} />
            Add a topic
          </button>
        </div>
      )}
    </fieldset>
  );
}
