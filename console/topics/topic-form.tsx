import { useState } from 'preact/hooks';
import { Plus } from 'lucide';
import { TOPIC_FIELDS_MAX } from '../../protocol/topics-contract.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import { TOPIC_ACTIONS, TOPIC_WORDINGS } from '../../protocol/topics.ts';
import { NAME_MAX } from '../../protocol/limits.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { newField, phrasesOf } from './topic-draft.ts';
import { TopicFieldRow } from './topic-field-row.tsx';
import { ACTION_WORDS, REASON_CHOICES, WORDING_WORDS } from './topic-words.ts';

/** One topic: name, how it is recognised, what happens, what is asked. `path` is where its problems are found. */
export function TopicForm({ topic, path, problems, onChange }: {
  topic: TopicDefinition;
  path: string;
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<TopicDefinition>) => void;
}) {
  // Lines that are just being begun are kept as they stand, as long as nobody has put other phrases here.
  const [typed, setPhrases] = useState(topic.phrases.join('\n'));
  const phrases = phrasesOf(typed).join('\n') === topic.phrases.join('\n') ? typed : topic.phrases.join('\n');
  const phraseProblem = Object.keys(problems).find((key) => key.startsWith(`${path}.phrases`));
  const goesToPeople = topic.action !== 'answer';
  return (
    <div class="topic-form stack">
      <TextField label="Name" maxLength={NAME_MAX} value={topic.name} autoFocus={topic.name === ''} onInput={(name) => onChange({ name })} problem={problems[`${path}.name`] && 'Give it a name.'} />
      <Field
        label="Phrases"
        hint="One a line, in any language: “my parcel”, “arrived … broken” (… skips up to four words). The topic fits where one stands in a message; capitals and accents do not matter."
        problem={phraseProblem && `A phrase ${problems[phraseProblem]}.`}
      >
        {(ids) => (
          <textarea
            class="input"
            {...ids}
            rows={4}
            value={phrases}
            onInput={(event) => {
              setPhrases(event.currentTarget.value);
              onChange({ phrases: phrasesOf(event.currentTarget.value) });
            }}
          />
        )}
      </Field>
      <fieldset class="stack-s">
        <legend class="field-label">Wordings that Porchlight knows in seven languages</legend>
        {TOPIC_WORDINGS.map((wording) => (
          <label key={wording} class="choice">
            <input
              type="checkbox"
              checked={topic.wordings.includes(wording)}
              onChange={(event) => onChange({ wordings: event.currentTarget.checked ? [...topic.wordings, wording] : topic.wordings.filter((each) => each !== wording) })}
            />
            <span>
              {WORDING_WORDS[wording].label} <span class="field-hint">{WORDING_WORDS[wording].hint}</span>
            </span>
          </label>
        ))}
        <p class="field-hint">Each leads to one topic: choosing it here takes it from the other.</p>
      </fieldset>
      <fieldset class="stack-s">
        <legend class="field-label">What the bot does</legend>
        {TOPIC_ACTIONS.map((action) => (
          <label key={action} class="choice">
            <input type="radio" name={`action-${topic.key}`} checked={topic.action === action} onChange={() => onChange({ action })} />
            <span>
              {ACTION_WORDS[action].label} <span class="field-hint">{ACTION_WORDS[action].hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {goesToPeople && (
        <Field label="Reason that agents see" hint="Reports count handoffs by it.">
          {(ids) => (
            <select class="input reason-input" {...ids} value={topic.reason} onChange={(event) => onChange({ reason: event.currentTarget.value as TopicDefinition['reason'] })}>
              {Object.entries(REASON_CHOICES).map(([reason, words]) => (
                <option key={reason} value={reason}>{words}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      {topic.action !== 'hand_off' && (
        <fieldset class="stack-s">
          <legend class="field-label">What a person needs to know</legend>
          <p class="field-hint">Asked one after the other, checked, and handed over. What the message already says is not asked.</p>
          <ul class="stack-s" aria-label="Fields">
            {topic.fields.map((field, at) => (
              <TopicFieldRow
                key={field.key}
                field={field}
                path={`${path}.fields.${at}`}
                problems={problems}
                onChange={(change) => onChange({ fields: topic.fields.map((before, i) => (i === at ? { ...before, ...change } : before)) })}
                onRemove={() => onChange({ fields: topic.fields.filter((_, i) => i !== at) })}
              />
            ))}
          </ul>
          {topic.fields.length < TOPIC_FIELDS_MAX && (
            <div>
              <button type="button" class="button" onClick={() => onChange({ fields: [...topic.fields, newField(topic.fields)] })}>
                <Icon icon={Plus} />
                Add a field
              </button>
            </div>
          )}
        </fieldset>
      )}
      {goesToPeople && (
        <Field label="What the bot says before it hands over" hint="Empty: its own sentence, in the customer’s language. For distress and danger that one names the emergency number.">
          {(ids) => <textarea class="input" {...ids} maxLength={500} value={topic.message} onInput={(event) => onChange({ message: event.currentTarget.value })} />}
        </Field>
      )}
    </div>
  );
}
