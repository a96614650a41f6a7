import type { RoleSettings } from '../../protocol/people-contract.ts';
import type { Role } from '../../protocol/roles.ts';
import { canAll } from '../../protocol/roles.ts';
import { useConsole } from '../app/console-context.ts';
import { roleMay } from './role-words.ts';

/** Which roles somebody here may give: those that allow no more than their own. */
export function useGivableRoles(roles: readonly RoleSettings[]): readonly RoleSettings[] {
  const { user } = useConsole();
  return roles.filter(({ permissions }) => canAll(user, permissions));
}

/** One role of those that can be given, with what it allows. */
export function RoleChoice({ roles, role, onChange }: { roles: readonly RoleSettings[]; role: Role; onChange: (role: Role) => void }) {
  const givable = useGivableRoles(roles);
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Role</legend>
      {givable.map((choice) => (
        <label key={choice.id} class="choice">
          <input type="radio" name="role" checked={role === choice.id} onChange={() => onChange(choice.id)} />
          <span>
            {choice.name} <span class="muted small">{roleMay(choice)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
