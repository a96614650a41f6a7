import type { HandoffReason } from '../../protocol/events.ts';
import { PRIORITIES } from '../../protocol/desk-events.ts';
import type { TeamId } from '../../protocol/ids.ts';
import { NAME_MAX } from '../../protocol/limits.ts';
import type { RoutingChoices } from '../../protocol/routing-contract.ts';
import type { RoutingRule, RuleCondition } from '../../protocol/routing.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import { REASON_CHOICES } from './rule-words.ts';
import { PRIORITY_WORDS } from './routing-words.ts';

/** One rule: its name, what must be so, and what follows. `path` is where its problems are found. */
export function RuleForm({ rule, choices, path, problems, onChange }: {
  rule: RoutingRule;
  choices: RoutingChoices;
  path: string;
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<RoutingRule>) => void;
}) {
  const { when } = rule;
  const asks = (change: Partial<RuleCondition>) => onChange({ when: { ...when, ...change } });
  const problem = (field: string) => (problems[`${path}.${field}`] === undefined ? null : `It ${problems[`${path}.${field}`]}.`);
  const skillProblem = Object.keys(problems).find((key) => key.startsWith(`${path}.skills`));
  return (
    <div class="topic-form stack">
      <TextField label="Name" maxLength={NAME_MAX} value={rule.name} autoFocus={rule.name === ''} onInput={(name) => onChange({ name })} problem={problems[`${path}.name`] && 'Give it a name.'} />
      <fieldset class="stack-s">
        <legend class="field-label">When all of this is so</legend>
        <div class="rule-grid">
          <Choice label="Topic" value={when.topic} any="Any topic" options={choices.topics.map(({ key, name }) => [key, name])} onChange={(topic) => asks({ topic })} />
          <Choice label="Inbox" value={when.inbox} any="Any inbox" options={choices.inboxes.map(({ key, name }) => [key, `${name} (${key})`])} onChange={(inbox) => asks({ inbox })} />
          <TextField label="Language" hint="A code such as “de”. Empty: any." maxLength={3} value={when.language ?? ''} onInput={(text) => asks({ language: text.trim().toLowerCase() || null })} problem={problem('when.language')} />
          <TextField label="Page contains" hint="A part of the address, such as “/pricing”." maxLength={300} value={when.page ?? ''} onInput={(text) => asks({ page: text || null })} problem={problem('when.page')} />
          <Choice label="Why it came to people" value={when.reason} any="Any reason" options={Object.entries(REASON_CHOICES)} onChange={(reason) => asks({ reason: reason as HandoffReason | null })} />
          <Choice label="Tier" value={when.tier} any="Any tier" options={choices.tiers.map((tier) => [tier, tier])} onChange={(tier) => asks({ tier })} />
          <TextField label="Tag" maxLength={60} value={when.tag ?? ''} onInput={(text) => asks({ tag: text || null })} problem={problem('when.tag')} />
          <Choice
            label="Customer"
            value={when.known === null ? null : String(when.known)}
            any="Anybody"
            options={[['true', 'Somebody known'], ['false', 'Somebody unknown']]}
            onChange={(known) => asks({ known: known === null ? null : known === 'true' })}
          />
        </div>
      </fieldset>
      <fieldset class="stack-s">
        <legend class="field-label">Then</legend>
        <div class="rule-grid">
          <Choice label="Team" value={rule.team} any="The team of the inbox, or everybody" options={choices.teams.map(({ id, name }) => [id, name])} onChange={(team) => onChange({ team: team as TeamId | null })} />
          <Field label="Priority">
            {(ids) => (
              <select class="input" {...ids} value={rule.priority} onChange={(event) => onChange({ priority: event.currentTarget.value as RoutingRule['priority'] })}>
                {PRIORITIES.map((priority) => (
                  <option key={priority} value={priority}>{PRIORITY_WORDS[priority]}</option>
                ))}
              </select>
            )}
          </Field>
          <Suggestions
            label="Must know"
            hint="Skills and languages of people, with commas between them."
            known={choices.skills}
            value={rule.skills.join(', ')}
            onInput={(text) => onChange({ skills: skillsOf(text) })}
            problem={skillProblem && `A skill ${problems[skillProblem]}.`}
          />
        </div>
      </fieldset>
    </div>
  );
}

/** What stands between commas; a last one that is being begun is kept as it is. */
function skillsOf(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.replace(/^\s+/, '').toLowerCase());
  return parts.filter((part, i) => part !== '' || i === parts.length - 1).filter((part, i, all) => !(part === '' && all.length === 1 && i === 0));
}

function Choice({ label, value, any, options, onChange }: {
  label: string;
  value: string | null;
  any: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string | null) => void;
}) {
  const isGone = value !== null && !options.some(([option]) => option === value);
  return (
    <Field label={label}>
      {(ids) => (
        <select class="input" {...ids} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
          <option value="">{any}</option>
          {isGone && <option value={value}>No longer there ({value})</option>}
          {options.map(([option, words]) => (
            <option key={option} value={option}>{words}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
