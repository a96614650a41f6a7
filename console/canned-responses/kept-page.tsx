import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Plus } from 'lucide';
import type { IconNode } from 'lucide';
import type { SharedScope } from '../../protocol/canned-contract.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { matching } from '../composer/found-word.ts';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import type { SettingsPage } from '../settings/settings-layout.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { scopeName } from './scope-field.tsx';

/** What a row of such a page must know of itself. */
export interface KeptRow {
  id: string;
  name: string;
  folder: string;
  scope: SharedScope;
  by: string;
  at: number;
  mine: boolean;
}

/** A page of what is kept for all, for teams, or for oneself: found by words, changed, removed, and brought back. */
export function KeptPage<R extends KeptRow>({ page, title, one, about, icon, empty, rows, teams, problem, said, onLoad, wordsOf, onAdd, onChange, onRemove, children }: {
  page: SettingsPage;
  title: string;
  /** What one of them is called, with its article. */
  one: string;
  about: string;
  icon: IconNode;
  empty: string;
  rows: readonly R[] | null;
  teams: readonly Team[];
  problem: ClientError | null;
  /** What was done last, with the way back. */
  said: { tone: 'success' | 'danger'; text: string; undo?: () => void } | null;
  onLoad: () => void;
  wordsOf: (row: R) => string;
  onAdd: () => void;
  onChange: (row: R) => void;
  onRemove: (row: R) => void;
  children: (row: R) => ComponentChildren;
}) {
  const { desk } = useConsole();
  const [query, setQuery] = useState('');
  const found = rows === null ? [] : matching(rows, query, wordsOf, rows.length);
  const folders = [...new Set(found.map(({ folder }) => folder))].sort((a, b) => a.localeCompare(b));
  return (
    <SettingsLayout current={page} title={title}>
      <p class="muted">{about}</p>
      <div class="row spread">
        <input class="input input-small" type="search" aria-label={`Search ${title.toLowerCase()}`} placeholder="Search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        <button type="button" class="button button-primary" disabled={rows === null} onClick={onAdd}>
          <Icon icon={Plus} />
          Add {one}
        </button>
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={onLoad}>Try again</button>}>
          They could not be loaded. {problem.message}
        </Notice>
      )}
      {said && (
        <Notice tone={said.tone} action={said.undo && <button type="button" class="button-link" onClick={said.undo}>Undo</button>}>
          {said.text}
        </Notice>
      )}
      {rows === null && !problem && <Skeleton rows={4} shape="row" label={`Loading ${title.toLowerCase()}`} />}
      {rows !== null && rows.length === 0 && <EmptyState icon={icon} title={`No ${title.toLowerCase()} yet`}>{empty}</EmptyState>}
      {rows !== null && rows.length > 0 && found.length === 0 && <p class="muted">Nothing found. Try fewer letters.</p>}
      {folders.map((folder) => (
        <section key={folder} class="stack-s" aria-label={folder === '' ? 'Without a folder' : folder}>
          {folder !== '' && <h2 class="panel-title">{folder}</h2>}
          <ul class="stack-s">
            {found.filter((row) => row.folder === folder).map((row) => (
              <li key={row.id} class="card card-body stack-s">
                <div class="kept-row">
                  {folder === '' ? <h2 class="panel-title">{row.name}</h2> : <h3 class="panel-title">{row.name}</h3>}
                  {row.mine && (
                    <div class="row">
                      <button type="button" class="button" aria-label={`Change ${row.name}`} onClick={() => onChange(row)}>Change</button>
                      <button type="button" class="button button-danger" aria-label={`Remove ${row.name}`} onClick={() => onRemove(row)}>Remove</button>
                    </div>
                  )}
                </div>
                {children(row)}
                <p class="muted small">
                  For: {scopeName(row.scope, teams)}. Changed by {row.by}, <Time at={row.at}>{shortTime(row.at, desk.now())}</Time>.
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </SettingsLayout>
  );
}
