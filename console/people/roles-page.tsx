import { useState } from 'preact/hooks';
import { Plus } from 'lucide';
import type { Person, RoleSettings } from '../../protocol/people-contract.ts';
import { canAll } from '../../protocol/roles.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DeleteRoleDialog } from './delete-role-dialog.tsx';
import { PeopleLayout } from './people-layout.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { roleMay } from './role-words.ts';

type Asked = { kind: 'save'; role: RoleSettings | null } | { kind: 'delete'; role: RoleSettings };

/** What people may do: the four roles that are always there, and those the company made. */
export function RolesPage() {
  const { client, user } = useConsole();
  const roles = useLoaded<{ roles: readonly RoleSettings[] }>('', () => client.ask('roles.list', {}));
  const people = useLoaded<{ people: readonly Person[] }>('', () => client.ask('people.list', {}));
  const [asked, setAsked] = useState<Asked | null>(null);
  const problem = roles.problem ?? people.problem;
  const count = (role: RoleSettings) => (people.data?.people ?? []).filter((person) => person.role === role.id).length;
  const close = (done: boolean) => {
    setAsked(null);
    if (done) void Promise.all([roles.load(), people.load()]);
  };
  return (
    <PeopleLayout
      current="roles"
      title="Roles"
      actions={
        <button type="button" class="button button-primary" disabled={!roles.data} onClick={() => setAsked({ kind: 'save', role: null })}>
          <Icon icon={Plus} />
          Make a role
        </button>
      }
    >
      <p class="page-intro">A role says what people may do. A change counts from their next action on. You can give only what your own role allows.</p>
      {problem && <Notice tone="danger" action={<button type="button" class="button" onClick={() => void roles.load()}>Try again</button>}>{problem.message}</Notice>}
      {!roles.data && !problem && <Skeleton rows={4} shape="row" label="Loading the roles" />}
      {roles.data && (
        <ul class="card session-list" aria-label="Roles">
          {roles.data.roles.map((role) => (
            <li key={role.id} class="row spread session-row role-row">
              <span class="role-words">
                <strong>{role.name}</strong> <span class="chip">{role.builtIn ? 'Built in' : 'Own'}</span> {role.secondFactor && <span class="chip">Second factor required</span>}
                <span class="person-email">
                  {countWords(count(role))} · {roleMay(role)}
                </span>
              </span>
              {canAll(user, role.permissions) && (
                <span class="row">
                  <button type="button" class="button" aria-label={`Change the role ${role.name}`} onClick={() => setAsked({ kind: 'save', role })}>
                    Change
                  </button>
                  {!role.builtIn && role.id !== user.role && (
                    <button type="button" class="button button-danger" aria-label={`Delete the role ${role.name}`} onClick={() => setAsked({ kind: 'delete', role })}>
                      Delete
                    </button>
                  )}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {asked?.kind === 'save' && <RoleDialog role={asked.role} onClose={() => close(false)} onSaved={() => close(true)} />}
      {asked?.kind === 'delete' && roles.data && (
        <DeleteRoleDialog role={asked.role} people={count(asked.role)} roles={roles.data.roles} onClose={() => close(false)} onDeleted={() => close(true)} />
      )}
    </PeopleLayout>
  );
}

const countWords = (people: number): string => (people === 0 ? 'Nobody' : people === 1 ? '1 person' : `${people} people`);
