import { useState } from 'preact/hooks';
import type { MacroStep } from '../../protocol/macros-contract.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { PRIORITIES } from '../../protocol/desk-events.ts';
import type { Priority } from '../../protocol/desk-events.ts';
import { PRIORITY_NAMES } from '../conversations/priority-names.ts';
import { Field, TextField } from '../ui/field.tsx';
import { minutesWords } from './macro-words.ts';
import type { StepChoices } from './use-step-names.ts';

/** Kinds of steps as they are chosen. */
export const STEP_NAMES: Readonly<Record<MacroStep['do'], string>> = {
  reply: 'Send a reply',
  note: 'Add a private note',
  tags: 'Change tags',
  priority: 'Set the priority',
  topic: 'Set the topic',
  transfer: 'Hand on',
  snooze: 'Put aside',
  resolve: 'Resolve',
};

const SNOOZES = [30, 60, 240, 1440, 2880, 4320, 10_080];

/** A step of a kind with nothing chosen yet. */
export function newStep(kind: MacroStep['do'], { teams, topics }: Pick<StepChoices, 'teams' | 'topics'>): MacroStep {
  switch (kind) {
    case 'reply':
    case 'note':
      return { do: kind, text: '' };
    case 'tags':
      return { do: kind, add: [], remove: [] };
    case 'priority':
      return { do: kind, priority: 'high' };
    case 'topic':
      return { do: kind, topic: topics[0]?.key ?? '' };
    case 'transfer':
      return { do: kind, to: { team: (teams[0]?.id ?? '') as TeamId }, note: '' };
    case 'snooze':
      return { do: kind, minutes: 1440 };
    case 'resolve':
      return { do: kind };
  }
}

const tagsIn = (text: string): string[] => text.split(',').map((tag) => tag.trim()).filter(Boolean);

/** Tags as a line of text, kept as it is typed. */
function TagsField({ label, tags, problem, onChange }: { label: string; tags: readonly string[]; problem?: string | undefined; onChange: (tags: string[]) => void }) {
  const [text, setText] = useState(tags.join(', '));
  return (
    <TextField
      label={label}
      value={text}
      maxLength={500}
      hint="Separated by commas."
      problem={problem}
      onInput={(next) => {
        setText(next);
        onChange(tagsIn(next));
      }}
    />
  );
}

/** What a step needs to be told. */
export function StepEditor({ step, choices, problem, onChange }: { step: MacroStep; choices: StepChoices; problem: string | undefined; onChange: (step: MacroStep) => void }) {
  switch (step.do) {
    case 'reply':
    case 'note':
      return (
        <Field label={step.do === 'reply' ? 'Reply' : 'Note'} hint="Markdown, with variables such as {{customer.name}}." problem={problem}>
          {(ids) => <textarea class="input" {...ids} rows={3} maxLength={MESSAGE_MAX} value={step.text} onInput={(event) => onChange({ ...step, text: event.currentTarget.value })} />}
        </Field>
      );
    case 'tags':
      return (
        <>
          <TagsField label="Add tags" tags={step.add} problem={problem} onChange={(add) => onChange({ ...step, add })} />
          <TagsField label="Remove tags" tags={step.remove} onChange={(remove) => onChange({ ...step, remove })} />
        </>
      );
    case 'priority':
      return (
        <Field label="Priority" problem={problem}>
          {(ids) => (
            <select class="input" {...ids} value={step.priority} onChange={(event) => onChange({ ...step, priority: event.currentTarget.value as Priority })}>
              {PRIORITIES.map((one) => (
                <option key={one} value={one}>{PRIORITY_NAMES[one]}</option>
              ))}
            </select>
          )}
        </Field>
      );
    case 'topic':
      return (
        <Field label="Topic" problem={problem}>
          {(ids) => (
            <select class="input" {...ids} value={step.topic} onChange={(event) => onChange({ ...step, topic: event.currentTarget.value })}>
              {!choices.topics.some(({ key }) => key === step.topic) && <option value={step.topic}>{step.topic || 'Choose a topic'}</option>}
              {choices.topics.map(({ key, name }) => (
                <option key={key} value={key}>{name}</option>
              ))}
            </select>
          )}
        </Field>
      );
    case 'transfer': {
      const value = 'team' in step.to ? `team:${step.to.team}` : `agent:${step.to.agent}`;
      return (
        <>
          <Field label="To" problem={problem}>
            {(ids) => (
              <select
                class="input"
                {...ids}
                value={value}
                onChange={(event) => {
                  const [kind, id = ''] = event.currentTarget.value.split(':');
                  onChange({ ...step, to: kind === 'team' ? { team: id as TeamId } : { agent: id as UserId } });
                }}
              >
                {choices.teams.length + choices.people.length === 0 && <option value={value}>Nobody to choose yet</option>}
                {choices.teams.map(({ id, name }) => (
                  <option key={id} value={`team:${id}`}>{name} (team)</option>
                ))}
                {choices.people.map(({ id, name }) => (
                  <option key={id} value={`agent:${id}`}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          <TextField label="Note for who comes next" value={step.note} maxLength={1_000} onInput={(note) => onChange({ ...step, note })} />
        </>
      );
    }
    case 'snooze':
      return (
        <Field label="For" problem={problem} hint="The customer sees the time.">
          {(ids) => (
            <select class="input" {...ids} value={String(step.minutes)} onChange={(event) => onChange({ ...step, minutes: Number(event.currentTarget.value) })}>
              {[...new Set([...SNOOZES, step.minutes])].sort((a, b) => a - b).map((minutes) => (
                <option key={minutes} value={String(minutes)}>{minutesWords(minutes)}</option>
              ))}
            </select>
          )}
        </Field>
      );
    case 'resolve':
      return null;
  }
}
