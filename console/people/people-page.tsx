import { useEffect, useState } from 'preact/hooks';
import { UserPlus } from 'lucide';
import type { Person } from '../../protocol/people-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { createPeopleModel } from './people-model.ts';
import type { TemporaryPassword } from './people-model.ts';
import { PeopleTable } from './people-table.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { TemporaryPasswordDialog } from './temporary-password-dialog.tsx';

type Asked = { kind: 'add' } | { kind: 'deactivate' | 'reset' | 'rename'; person: Person } | { kind: 'password'; shown: TemporaryPassword };

/** Who signs in here: add, rename, change the role, deactivate, reset a password. */
export function PeoplePage() {
  const { client, session, user } = useConsole();
  const [model] = useState(() => createPeopleModel(client));
  const [asked, setAsked] = useState<Asked | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const people = model.people.value;
  const problem = model.problem.value;
  const close = () => setAsked(null);
  const reset = async (person: Person) => {
    const shown = await model.resetPassword(person);
    setAsked(shown && { kind: 'password', shown });
  };
  return (
    <main class="page">
      <div class="row spread">
        <h1>People</h1>
        <button type="button" class="button button-primary" onClick={() => setAsked({ kind: 'add' })}>
          <Icon icon={UserPlus} />
          Add a person
        </button>
      </div>
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {!people && !problem && <Skeleton rows={4} shape="row" label="Loading the people" />}
      {people && (
        <PeopleTable
          people={people}
          onRole={(person, role) => void model.change(person.id, { role })}
          onDeactivate={(person) => setAsked({ kind: 'deactivate', person })}
          onReactivate={(person) => void model.change(person.id, { active: true })}
          onReset={(person) => setAsked({ kind: 'reset', person })}
          onRename={(person) => setAsked({ kind: 'rename', person })}
        />
      )}
      {asked?.kind === 'add' && <AddPersonDialog model={model} onClose={close} onAdded={(shown) => setAsked({ kind: 'password', shown })} />}
      {asked?.kind === 'password' && <TemporaryPasswordDialog shown={asked.shown} onClose={close} />}
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
          text="They are signed out at once and cannot sign in any more. Their conversations and their name in them stay. You can reactivate them at any time."
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
          text="They are signed out at once. You get a temporary password to pass on; they choose their own at the next sign-in."
          confirm="Reset password"
          onConfirm={() => void reset(asked.person)}
          onClose={close}
        />
      )}
    </main>
  );
}
