import { useEffect, useState } from 'preact/hooks';
import { MailPlus, UserPlus } from 'lucide';
import type { Person } from '../../protocol/people-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/field.tsx';
import { PeopleLayout } from './people-layout.tsx';
import { createPeopleModel } from './people-model.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { ShownOnceDialog } from './shown-once-dialog.tsx';
import type { ShownOnce } from './shown-once-dialog.tsx';

type Asked = { kind: 'add' | 'invite' } | { kind: 'deactivate' | 'reset' | 'rename'; person: Person } | { kind: 'shown'; shown: ShownOnce };

/** From so many people on, one looks for one of them. */
const MANY = 10;

/** Who signs in here: invite, add, rename, change the role, deactivate, reset a password. */
export function PeoplePage() {
  const { client, session, user } = useConsole();
  const [model] = useState(() => createPeopleModel(client));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [sought, setSought] = useState('');
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const people = model.people.value;
  const roles = model.roles.value;
  const problem = model.problem.value;
  const close = () => setAsked(null);
  const show = (shown: ShownOnce | null) => setAsked(shown && { kind: 'shown', shown });
  const found = people?.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <PeopleLayout
      current="people"
      title="People"
      actions={
        <>
          <button type="button" class="button" onClick={() => setAsked({ kind: 'add' })}>
            <Icon icon={UserPlus} />
            Add a person
          </button>
          <button type="button" class="button button-primary" onClick={() => setAsked({ kind: 'invite' })}>
            <Icon icon={MailPlus} />
            Invite a person
          </button>
        </>
      }
    >
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {!people && !problem && <Skeleton rows={4} shape="row" label="Loading the people" />}
      {people && people.length > MANY && <TextField label="Find a person" value={sought} onInput={setSought} />}
      {found && found.length === 0 && <p class="muted">Nobody here has “{sought.trim()}” in their name or address.</p>}
      {found && found.length > 0 && (
        <PeopleTable
          people={found}
          roles={roles}
          onRole={(person, role) => void model.change(person.id, { role })}
          onDeactivate={(person) => setAsked({ kind: 'deactivate', person })}
          onReactivate={(person) => void model.change(person.id, { active: true })}
          onReset={(person) => setAsked({ kind: 'reset', person })}
          onRename={(person) => setAsked({ kind: 'rename', person })}
          onInviteAgain={(person) => void model.inviteAgain(person).then(show)}
        />
      )}
      {asked?.kind === 'add' && (
        <PersonDialog
          title="Add a person"
          intro="You get a temporary password to pass on; they choose their own at the first sign-in."
          confirm="Add"
          roles={roles}
          send={model.add}
          onClose={close}
          onDone={show}
        />
      )}
      {asked?.kind === 'invite' && (
        <PersonDialog
          title="Invite a person"
          intro="They get a link with which they choose a password. It works once, within seven days."
          confirm="Invite"
          roles={roles}
          send={model.invite}
          onClose={close}
          onDone={show}
        />
      )}
      {asked?.kind === 'shown' && <ShownOnceDialog shown={asked.shown} onClose={close} />}
      {asked?.kind === 'rename' && (
        <RenameDialog
          model={model}
          person={asked.person}
          onClose={close}
          onRenamed={() => {
            close();
            // One's own name stands in more places than this page.
            if (asked.person.id === user.id) void session.check();
          }}
        />
      )}
      {asked?.kind === 'deactivate' && (
        <ConfirmDialog
          title={`Deactivate ${asked.person.name}?`}
          text="They are signed out at once and cannot sign in any more. Their open conversations go back into the queue; their name stays in all of them. You can reactivate them at any time."
          confirm="Deactivate"
          onConfirm={() => {
            close();
            void model.change(asked.person.id, { active: false });
          }}
          onClose={close}
        />
      )}
      {asked?.kind === 'reset' && (
        <ConfirmDialog
          title={`Reset the password of ${asked.person.name}?`}
          text="They are signed out at once. You get a temporary password to pass on; they choose their own at the next sign-in. Who was locked out may try again."
          confirm="Reset password"
          onConfirm={() => void model.resetPassword(asked.person).then(show)}
          onClose={close}
        />
      )}
    </PeopleLayout>
  );
}
