import { useState } from 'preact/hooks';
import { Plus } from 'lucide';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { addressOf } from '../app/route.ts';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NewInboxDialog } from './new-inbox-dialog.tsx';

type Loaded = { inboxes: readonly InboxSettings[]; snippets: Readonly<Record<string, string>> };

/** The entrances of the company's websites: one for each brand, with its own look, team and snippet. */
export function InboxesPage() {
  const { client } = useConsole();
  const loaded = useLoaded<Loaded>('', () => client.ask('settings.read', {}));
  const teams = useLoaded<{ teams: readonly Team[] }>('', () => client.ask('teams.list', {}));
  const [asked, setAsked] = useState<'add' | InboxSettings | null>(null);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const problem = refused ?? loaded.problem;
  const change = async (key: string, what: { active?: boolean; team?: Team['id'] | null }) => {
    setAsked(null);
    const answer = await client.ask('settings.change', { key, ...what });
    setRefused(answer.ok ? null : answer.error);
    await loaded.load();
  };
  return (
    <SettingsLayout current="inboxes" title="Inboxes">
      <div class="row spread">
        <p class="page-intro">An inbox is one entrance: a website, or a brand, with its own look, greeting, opening hours, topics and team.</p>
        <button type="button" class="button button-primary" disabled={!loaded.data} onClick={() => setAsked('add')}>
          <Icon icon={Plus} />
          Add an inbox
        </button>
      </div>
      {problem && <Notice tone="danger" action={<button type="button" class="button" onClick={() => void loaded.load()}>Try again</button>}>{problem.message}</Notice>}
      {!loaded.data && !problem && <Skeleton rows={3} shape="row" label="Loading the inboxes" />}
      {loaded.data && (
        <ul class="stack inbox-list" aria-label="Inboxes">
          {loaded.data.inboxes.map((inbox) => (
            <li key={inbox.key} class="card card-body stack-s">
              <div class="row spread">
                <h2 class="row">
                  <span class="color-sample" style={{ background: inbox.color }} aria-hidden="true" />
                  {inbox.companyName} <span class="chip">{inbox.key}</span> {!inbox.active && <span class="chip">Switched off</span>}
                </h2>
                <span class="row">
                  <a class="button" href={`${addressOf('website')}?inbox=${encodeURIComponent(inbox.key)}`} aria-label={`Settings of ${inbox.companyName}`}>
                    Look and websites
                  </a>
                  {inbox.active ? (
                    <button type="button" class="button button-danger" aria-label={`Switch off ${inbox.companyName}`} onClick={() => setAsked(inbox)}>
                      Switch off
                    </button>
                  ) : (
                    <button type="button" class="button" aria-label={`Switch on ${inbox.companyName}`} onClick={() => void change(inbox.key, { active: true })}>
                      Switch on
                    </button>
                  )}
                </span>
              </div>
              <p class="small muted">
                {inbox.hasBot ? 'The bot answers first.' : 'Chats go straight to people.'} {originWords(inbox.origins)}
              </p>
              <label class="row small">
                <span class="field-label">Team</span>
                <select
                  class="input input-small"
                  aria-label={`Team of ${inbox.companyName}`}
                  value={inbox.team ?? ''}
                  onChange={(event) => void change(inbox.key, { team: (event.currentTarget.value || null) as Team['id'] | null })}
                >
                  <option value="">None: everybody may take its chats</option>
                  {(teams.data?.teams ?? []).map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              <code class="code">{loaded.data?.snippets[inbox.key]}</code>
              <div>
                <CopyButton text={loaded.data?.snippets[inbox.key] ?? ''} label="Copy snippet" />
              </div>
            </li>
          ))}
        </ul>
      )}
      {asked === 'add' && (
        <NewInboxDialog
          onClose={() => setAsked(null)}
          onAdded={() => {
            setAsked(null);
            void loaded.load();
          }}
        />
      )}
      {asked !== null && asked !== 'add' && (
        <ConfirmDialog
          title={`Switch off ${asked.companyName}?`}
          text="Its launcher disappears from websites within five minutes, and nobody can begin a chat there. Chats that go on can be finished. Everything stays, and you can switch it on again at any time."
          confirm="Switch off"
          onConfirm={() => void change(asked.key, { active: false })}
          onClose={() => setAsked(null)}
        />
      )}
    </SettingsLayout>
  );
}

const originWords = (origins: readonly string[]): string => (origins.length === 0 ? 'No website may embed it yet.' : `On ${origins.join(', ')}.`);
