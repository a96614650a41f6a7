import { ROLES } from '../../protocol/roles.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Person } from '../../protocol/people-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { ROLE_WORDS, roleName } from './role-words.ts';

/** All people with what can be done about each; nobody can shut themselves out. */
export function PeopleTable(props: {
  people: readonly Person[];
  onRole: (person: Person, role: Role) => void;
  onDeactivate: (person: Person) => void;
  onReactivate: (person: Person) => void;
  onReset: (person: Person) => void;
  onRename: (person: Person) => void;
}) {
  const { user, desk } = useConsole();
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
          {props.people.map((person) => {
            const self = person.id === user.id;
            return (
              <tr key={person.id}>
                <th scope="row">
                  <span class="person-name">{person.name}</span> {self && <span class="chip">You</span>} {!person.active && <span class="chip">Deactivated</span>}
                  <span class="person-email">{person.email}</span>
                </th>
                <td>
                  {self ? (
                    <>
                      {roleName(person.role)}
                      <span class="person-role-note">Only another admin can change your role.</span>
                    </>
                  ) : (
                    <select
                      class="input input-small"
                      aria-label={`Role of ${person.name}`}
                      value={person.role}
                      onChange={(event) => props.onRole(person, event.currentTarget.value as Role)}
                    >
                      {ROLES.map((role) => (
                        <option key={role} value={role}>
                          {ROLE_WORDS[role].name}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
                <td data-label="Last sign-in">{person.lastSignInAt === null ? <span class="muted">Never</span> : <Time at={person.lastSignInAt}>{shortTime(person.lastSignInAt, desk.now())}</Time>}</td>
                <td class="table-actions">
                  <button type="button" class="button" aria-label={`Rename ${person.name}`} onClick={() => props.onRename(person)}>
                    Rename
                  </button>
                  {self ? null : person.active ? (
                    <>
                      <button type="button" class="button" aria-label={`Reset password of ${person.name}`} onClick={() => props.onReset(person)}>
                        Reset password
                      </button>
                      <button type="button" class="button button-danger" aria-label={`Deactivate ${person.name}`} onClick={() => props.onDeactivate(person)}>
                        Deactivate
                      </button>
                    </>
                  ) : (
                    <button type="button" class="button" aria-label={`Reactivate ${person.name}`} onClick={() => props.onReactivate(person)}>
                      Reactivate
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
