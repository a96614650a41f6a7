import { useEffect, useState } from 'preact/hooks';
import { UserRound } from 'lucide';
import type { SessionRow } from '../../protocol/account.ts';
import type { Person, RoleSettings } from '../../protocol/people-contract.ts';
import { canAll } from '../../protocol/roles.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { addressOf } from '../app/route.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { SessionList } from '../session/session-list.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PeopleLayout } from './people-layout.tsx';
import { createPeopleModel } from './people-model.ts';
import type { PeopleModel } from './people-model.ts';
import { ProfileForm } from './profile-form.tsx';
import { roleMay, roleName } from './role-words.ts';
import { ShownOnceDialog } from './shown-once-dialog.tsx';
import type { ShownOnce } from './shown-once-dialog.tsx';

/** One person: what they can do, how they sign in, and where they are signed in. */
export function PersonPage({ id }: { id: string }) {
  const { client } = useConsole();
  const [model] = useState(() => createPeopleModel(client));
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const people = model.people.value;
  const person = people?.find((found) => found.id === id);
  const problem = model.problem.value;
  return (
    <PeopleLayout current="people" title={person?.name ?? 'Person'}>
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {!people && !problem && <Skeleton rows={5} shape="row" label="Loading the person" />}
      {people && !person && (
        <EmptyState icon={UserRound} title="There is no such person">
          Their invitation may have been taken back. <a href={addressOf('people')}>See everybody</a>.
        </EmptyState>
      )}
      {person && <PersonParts person={person} roles={model.roles.value} model={model} />}
    </PeopleLayout>
  );
}

function PersonParts({ person, roles, model }: { person: Person; roles: readonly RoleSettings[]; model: PeopleModel }) {
  const { client, user } = useConsole();
  const teams = useLoaded<{ teams: readonly Team[] }>('', () => client.ask('teams.list', {}));
  const role = roles.find(({ id }) => id === person.role);
  const mine = (teams.data?.teams ?? []).filter(({ members }) => members.includes(person.id));
  const self = person.id === user.id;
  const above = !canAll(user, role?.permissions ?? []);
  return (
    <>
      <p class="muted">
        {person.email} · {roleName(person.role, roles)} {!person.active && <span class="chip">Deactivated</span>} {self && <span class="chip">You</span>}
      </p>
      {role && <p class="small muted">{roleMay(role)}</p>}
      {above ? <Notice>{person.name} may do more than you, so only an admin changes this account.</Notice> : <ProfileForm key={person.id} person={person} model={model} />}
      <section class="stack-s" aria-labelledby="person-teams">
        <h2 id="person-teams">Teams</h2>
        <p>
          {mine.length === 0 ? 'In no team.' : mine.map(({ name, leads }) => (leads.includes(person.id) ? `${name} (lead)` : name)).join(', ')} <a href={addressOf('teams')}>Change the teams</a>
        </p>
      </section>
      {!above && !self && <SignInPart person={person} model={model} />}
      {!above && !self && <SessionsPart person={person} />}
    </>
  );
}

type Asked = 'reset' | 'factor' | 'revoke' | null;

function SignInPart({ person, model }: { person: Person; model: PeopleModel }) {
  const { router } = useConsole();
  const [asked, setAsked] = useState<Asked>(null);
  const [shown, setShown] = useState<ShownOnce | null>(null);
  return (
    <section class="stack-s" aria-labelledby="person-sign-in">
      <h2 id="person-sign-in">Signing in</h2>
      {person.invitation ? (
        <>
          <p>{person.invitation.expiresAt === null ? 'The invitation is over.' : 'Invited, and has not come yet.'}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => void model.inviteAgain(person).then(setShown)}>
              Invite again
            </button>
            <button type="button" class="button button-danger" onClick={() => setAsked('revoke')}>
              Take the invitation back
            </button>
          </div>
        </>
      ) : (
        <>
          <p>{person.secondFactor ? 'With a password and a second factor.' : 'With a password; no second factor is set up.'}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => setAsked('reset')}>
              Reset password
            </button>
            {person.secondFactor && (
              <button type="button" class="button" onClick={() => setAsked('factor')}>
                Reset second factor
              </button>
            )}
          </div>
        </>
      )}
      {asked === 'reset' && (
        <ConfirmDialog
          title={`Reset the password of ${person.name}?`}
          text="They are signed out at once. You get a temporary password to pass on; they choose their own at the next sign-in. Who was locked out may try again."
          confirm="Reset password"
          onConfirm={() => {
            setAsked(null);
            void model.resetPassword(person).then(setShown);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'factor' && (
        <ConfirmDialog
          title={`Reset the second factor of ${person.name}?`}
          text="Do this only when you are sure that it is they who ask: their password alone lets them in then, until they set up another. They are signed out at once."
          confirm="Reset second factor"
          onConfirm={() => {
            setAsked(null);
            void model.resetSecondFactor(person);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'revoke' && (
        <ConfirmDialog
          title={`Take back the invitation of ${person.name}?`}
          text="The link does not work any more, and the account is removed."
          confirm="Take it back"
          onConfirm={() => {
            setAsked(null);
            void model.revokeInvitation(person).then((done) => done && router.go(addressOf('people')));
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {shown && <ShownOnceDialog shown={shown} onClose={() => setShown(null)} />}
    </section>
  );
}

function SessionsPart({ person }: { person: Person }) {
  const { client } = useConsole();
  const loaded = useLoaded<{ sessions: readonly SessionRow[] }>(person.id, () => client.ask('people.sessions', { id: person.id }));
  const end = async (session: string | null) => {
    await client.ask('people.end_sessions', { id: person.id, session });
    await loaded.load();
  };
  return (
    <section class="stack-s" aria-labelledby="person-sessions">
      <h2 id="person-sessions">Where they are signed in</h2>
      {loaded.problem && <Notice tone="danger">{loaded.problem.message}</Notice>}
      {!loaded.data && !loaded.problem && <Skeleton rows={2} label="Loading the sessions" />}
      {loaded.data && <SessionList sessions={loaded.data.sessions} onEnd={(session) => void end(session)} onEndOthers={() => void end(null)} />}
    </section>
  );
}
