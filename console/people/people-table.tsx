import type { Person, RoleSettings } from '../../protocol/people-contract.ts';
import { canAll } from '../../protocol/roles.ts';
import type { Role } from '../../protocol/roles.ts';
import { personAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { useGivableRoles } from './role-choice.tsx';
import { roleName } from './role-words.ts';

/** What can be done about somebody in the table. */
export interface PeopleTableProps {
  people: readonly Person[];
  roles: readonly RoleSettings[];
  onRole: (person: Person, role: Role) => void;
  onDeactivate: (person: Person) => void;
  onReactivate: (person: Person) => void;
  onReset: (person: Person) => void;
  onRename: (person: Person) => void;
  onInviteAgain: (person: Person) => void;
}

/** All people with what can be done about each; nobody can shut themselves out. */
export function PeopleTable(props: PeopleTableProps) {
  return (
    <div class="card table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Last sign-in</th>
            <th scope="col">
              <span class="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.people.map((person) => (
            <PersonRow key={person.id} person={person} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PersonRow({ person, ...props }: PeopleTableProps & { person: Person }) {
  const { user, desk } = useConsole();
  const self = person.id === user.id;
  const above = !canAll(user, props.roles.find(({ id }) => id === person.role)?.permissions ?? []);
  return (
    <tr>
      <th scope="row">
        <a class="person-name" href={personAddress(person.id)}>
          {person.name}
        </a>{' '}
        {self && <span class="chip">You</span>} {!person.active && <span class="chip">Deactivated</span>}{' '}
        {person.invitation && <span class="chip">{person.invitation.expiresAt === null ? 'Invitation is over' : 'Invited'}</span>}
        <span class="person-email">{person.email}</span>
      </th>
      <td>
        {self || above ? (
          <>
            {roleName(person.role, props.roles)}
            <span class="person-role-note">{self ? 'Only another admin can change your role.' : 'Only an admin can change this role.'}</span>
          </>
        ) : (
          <RoleSelect person={person} roles={props.roles} onRole={props.onRole} />
        )}
      </td>
      <td data-label="Last sign-in">{person.lastSignInAt === null ? <span class="muted">Never</span> : <Time at={person.lastSignInAt}>{shortTime(person.lastSignInAt, desk.now())}</Time>}</td>
      <td class="table-actions">
        {!above && (
          <button type="button" class="button" aria-label={`Rename ${person.name}`} onClick={() => props.onRename(person)}>
            Rename
          </button>
        )}
        {!above && !self && person.active && person.invitation && (
          <button type="button" class="button" aria-label={`Invite ${person.name} again`} onClick={() => props.onInviteAgain(person)}>
            Invite again
          </button>
        )}
        {!above && !self && person.active && !person.invitation && (
          <button type="button" class="button" aria-label={`Reset password of ${person.name}`} onClick={() => props.onReset(person)}>
            Reset password
          </button>
        )}
        {!above && !self && person.active && (
          <button type="button" class="button button-danger" aria-label={`Deactivate ${person.name}`} onClick={() => props.onDeactivate(person)}>
            Deactivate
          </button>
        )}
        {!above && !self && !person.active && (
          <button type="button" class="button" aria-label={`Reactivate ${person.name}`} onClick={() => props.onReactivate(person)}>
            Reactivate
          </button>
        )}
      </td>
    </tr>
  );
}

function RoleSelect({ person, roles, onRole }: Pick<PeopleTableProps, 'roles' | 'onRole'> & { person: Person }) {
  const givable = useGivableRoles(roles);
  return (
    <select class="input input-small" aria-label={`Role of ${person.name}`} value={person.role} onChange={(event) => onRole(person, event.currentTarget.value)}>
      {!givable.some(({ id }) => id === person.role) && <option value={person.role}>{roleName(person.role, roles)}</option>}
      {givable.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
