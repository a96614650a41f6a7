import { Plus, X } from 'lucide';
import type { RoutingChoices } from '../../protocol/routing-contract.ts';
import type { RoutingSettings } from '../../protocol/routing.ts';
import { DEFAULT_ROUTING } from '../../protocol/routing.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { NumberField } from './number-field.tsx';

const OPTIONAL = [
  { key: 'idleMinutes', label: 'Leave quiet conversations out after', hint: 'One in which nothing has happened for so long, and no customer waits for an answer, counts as no work.', begin: DEFAULT_ROUTING.idleMinutes ?? 15 },
  { key: 'skillMinutes', label: 'Wait for the right skills at most', hint: 'After that anybody of the team may be offered it. A skill that nobody in the team has is never waited for.', begin: DEFAULT_ROUTING.skillMinutes ?? 10 },
  { key: 'offlineMinutes', label: 'Give conversations of people who are offline back after', hint: 'While the customer waits for an answer; what was put aside stays.', begin: 15 },
] as const;

/** Limits of offers and of what people have to do. */
export function LimitsForm({ settings, choices, problems, onChange }: {
  settings: RoutingSettings;
  choices: RoutingChoices;
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<RoutingSettings>) => void;
}) {
  const { weights } = settings;
  const free = choices.topics.filter(({ key }) => !weights.some(({ topic }) => topic === key));
  const problem = (path: string) => (problems[path] === undefined ? null : `It ${problems[path]}.`);
  return (
    <div class="stack">
      <NumberField
        label="Seconds to answer an offer"
        hint="Then it goes to the next one."
        value={settings.offerSeconds}
        min={5}
        max={600}
        problem={problem('offerSeconds')}
        onChange={(offerSeconds) => onChange({ offerSeconds })}
      />
      {OPTIONAL.map(({ key, label, hint, begin }) => {
        const value = settings[key];
        return (
          <div key={key} class="stack-s">
            <label class="choice">
              <input type="checkbox" checked={value !== null} onChange={(event) => onChange({ [key]: event.currentTarget.checked ? begin : null })} />
              <span>
                {label} <span class="field-hint">{hint}</span>
              </span>
            </label>
            {value !== null && <NumberField label={`Minutes: ${label.toLowerCase()}`} value={value} min={1} max={1440} problem={problem(key)} onChange={(minutes) => onChange({ [key]: minutes })} />}
          </div>
        );
      })}
      <fieldset class="stack-s">
        <legend class="field-label">What topics weigh</legend>
        <p class="field-hint">A conversation is one unit of work. Each person can do so many units at a time as stands under People.</p>
        <ul class="stack-s" aria-label="Weights">
          {weights.map(({ topic, units }, at) => {
            const name = choices.topics.find(({ key }) => key === topic)?.name ?? topic;
            const put = (change: Partial<(typeof weights)[number]>) => onChange({ weights: weights.map((each, i) => (i === at ? { ...each, ...change } : each)) });
            return (
              <li key={topic} class="adder">
                <NumberField label={`Units: ${name}`} value={units} min={0} max={20} step={0.5} problem={problem(`weights.${at}.units`)} onChange={(next) => put({ units: next })} />
                <button type="button" class="button button-quiet button-icon" aria-label={`Remove the weight of ${name}`} onClick={() => onChange({ weights: weights.filter((_, i) => i !== at) })}>
                  <Icon icon={X} />
                </button>
              </li>
            );
          })}
        </ul>
        {free.length > 0 && (
          <Field label="Give a topic a weight">
            {(ids) => (
              <span class="row">
                <Icon icon={Plus} />
                <select class="input reason-input" {...ids} value="" onChange={({ currentTarget: { value } }) => value !== '' && onChange({ weights: [...weights, { topic: value, units: 2 }] })}>
                  <option value="">Choose a topic</option>
                  {free.map(({ key, name }) => (
                    <option key={key} value={key}>{name}</option>
                  ))}
                </select>
              </span>
            )}
          </Field>
        )}
      </fieldset>
    </div>
  );
}
