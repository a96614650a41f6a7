import type { TeamId } from '../../protocol/ids.ts';
import type { RoutingChoices } from '../../protocol/routing-contract.ts';
import type { RoutingSettings, Strategy, TeamRouting } from '../../protocol/routing.ts';
import { routingOf, STRATEGIES } from '../../protocol/routing.ts';
import { addressOf } from '../app/route.ts';
import { Field } from '../ui/field.tsx';
import { NumberField } from './number-field.tsx';
import { STRATEGY_WORDS } from './rule-words.ts';

/** How long something waits for its team before it overflows, to begin with, in minutes. */
const OVERFLOW_MINUTES = 10;

/** How each team gets its conversations. */
export function TeamsRouting({ settings, choices, problems, onChange }: {
  settings: RoutingSettings;
  choices: RoutingChoices;
  problems: Readonly<Record<string, string>>;
  onChange: (teams: readonly TeamRouting[]) => void;
}) {
  const all: readonly { id: TeamId | null; name: string }[] = [{ id: null, name: 'Conversations without a team' }, ...choices.teams];
  const change = (team: TeamId | null, part: Partial<TeamRouting>) => {
    const next = { ...routingOf(settings, team), ...part };
    onChange([...settings.teams.filter((each) => each.team !== team), next]);
  };
  return (
    <div class="stack-s">
      {problems['teams'] !== undefined && <p class="field-problem" role="alert">The teams {problems['teams']}.</p>}
      <ul class="stack-s" aria-label="Teams">
        {all.map(({ id, name }) => (
          <li key={id ?? 'none'} class="card card-body stack-s">
            <h3>{name}</h3>
            <TeamFields routing={routingOf(settings, id)} others={choices.teams.filter((team) => team.id !== id)} name={name} onChange={(part) => change(id, part)} />
          </li>
        ))}
      </ul>
      {choices.teams.length === 0 && (
        <p class="small muted">
          There are no teams yet. Admins make them under <a href={addressOf('people')}>People</a>.
        </p>
      )}
    </div>
  );
}

function TeamFields({ routing, others, name, onChange }: {
  routing: TeamRouting;
  others: readonly { id: TeamId; name: string }[];
  name: string;
  onChange: (part: Partial<TeamRouting>) => void;
}) {
  const { strategy, lastAgentFirst, overflow } = routing;
  return (
    <div class="rule-grid" role="group" aria-label={name}>
      <Field label="How people are found" hint={STRATEGY_WORDS[strategy].hint}>
        {(ids) => (
          <select class="input" {...ids} value={strategy} onChange={(event) => onChange({ strategy: event.currentTarget.value as Strategy })}>
            {STRATEGIES.map((each) => (
              <option key={each} value={each}>{STRATEGY_WORDS[each].label}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label="After waiting too long" hint={overflow === null ? null : 'It then waits for the people of that team, with its place by age.'}>
        {(ids) => (
          <select
            class="input"
            {...ids}
            value={overflow?.to ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ overflow: value === '' ? null : { afterMinutes: overflow?.afterMinutes ?? OVERFLOW_MINUTES, to: value as TeamId } })}
          >
            <option value="">It stays here</option>
            {overflow !== null && !others.some(({ id }) => id === overflow.to) && <option value={overflow.to}>A team that is no longer there</option>}
            {others.map((team) => (
              <option key={team.id} value={team.id}>It goes to {team.name}</option>
            ))}
          </select>
        )}
      </Field>
      {overflow !== null && <NumberField label="Minutes until then" value={overflow.afterMinutes} min={1} max={1440} onChange={(afterMinutes) => onChange({ overflow: { ...overflow, afterMinutes } })} />}
      {strategy !== 'manual' && (
        <label class="choice">
          <input type="checkbox" checked={lastAgentFirst} onChange={(event) => onChange({ lastAgentFirst: event.currentTarget.checked })} />
          <span>
            Ask who served the customer last first <span class="field-hint">If they are here and have room.</span>
          </span>
        </label>
      )}
    </div>
  );
}
