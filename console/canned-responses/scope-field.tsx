import type { SharedScope } from '../../protocol/canned-contract.ts';
import type { TeamId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { Field } from '../ui/field.tsx';

/** For whom something is kept, as one word of a list. */
export const scopeWord = (scope: SharedScope): string => (scope.kind === 'team' ? `team:${scope.team}` : scope.kind);

/** The scope behind such a word. */
export function scopeOf(word: string): SharedScope {
  if (word.startsWith('team:')) return { kind: 'team', team: word.slice('team:'.length) as TeamId };
  return word === 'shared' ? { kind: 'shared' } : { kind: 'own' };
}

/** "Everybody", "Repairs", "Only you". */
export function scopeName(scope: SharedScope, teams: readonly Team[]): string {
  if (scope.kind === 'team') return teams.find(({ id }) => id === scope.team)?.name ?? 'A team that is gone';
  return scope.kind === 'shared' ? 'Everybody' : 'Only you';
}

/** Chooses for whom something is kept, among what this person may change. */
export function ScopeField({ scope, teams, onChange }: { scope: SharedScope; teams: readonly Team[]; onChange: (scope: SharedScope) => void }) {
  const { user } = useConsole();
  const all = can(user, 'shared');
  const led = all ? teams : teams.filter(({ leads }) => leads.includes(user.id));
  return (
    <Field label="For" hint={all ? null : 'What everybody uses is changed by people whose role allows it, what a team uses by its leads.'}>
      {(ids) => (
        <select class="input" {...ids} value={scopeWord(scope)} onChange={(event) => onChange(scopeOf(event.currentTarget.value))}>
          <option value="own">Only me</option>
          {all && <option value="shared">Everybody</option>}
          {led.map(({ id, name }) => (
            <option key={id} value={`team:${id}`}>{name}</option>
          ))}
        </select>
      )}
    </Field>
  );
}
