import { useEffect } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import type { SettingsPage } from '../settings/settings-layout.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { InboxDraftModel } from './inbox-draft-model.ts';

/** The frame of a settings page about one inbox: what it is for, which inbox, the form, and saving. */
export function InboxSettingsPage<T>({ model, page, title, intro, saved, choose = 'Inbox', children, aside }: {
  model: InboxDraftModel<T>;
  page: SettingsPage;
  title: string;
  intro: string;
  /** What is said once it is saved. */
  saved: string;
  /** What the list to choose from is called. */
  choose?: string;
  children: (draft: T) => ComponentChildren;
  aside?: (draft: T) => ComponentChildren;
}) {
  const { client } = useConsole();
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const draft = model.draft.value;
  const refused = model.refused.value;
  const dirty = model.dirty.value;
  const blocked = Object.keys(model.problems.value).length > 0;
  return (
    <SettingsLayout current={page} title={title}>
      <p class="page-intro">{intro}</p>
      {draft === null && !refused && <Skeleton rows={5} shape="row" label="Loading the settings" />}
      {draft === null && refused && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          The settings could not be loaded. {refused.message}
        </Notice>
      )}
      <InboxChoice model={model} choose={choose} />
      {draft !== null && (
        <div class={aside ? 'website' : 'inbox-settings'}>
          <form
            class="stack website-form"
            aria-label={title}
            onSubmit={(event) => {
              event.preventDefault();
              if (!blocked && dirty) void model.save();
            }}
          >
            {children(draft)}
            <SaveBar model={model} saved={saved} />
          </form>
          {aside && <div class="stack">{aside(draft)}</div>}
        </div>
      )}
      <LeaveGuard dirty={dirty} text="You have changed settings that are not saved yet. They are lost when you leave this page." />
    </SettingsLayout>
  );
}

function InboxChoice<T>({ model, choose }: { model: InboxDraftModel<T>; choose: string }) {
  const inboxes = model.inboxes.value ?? [];
  if (inboxes.length < 2) return null;
  return (
    <Field label={choose} hint={model.dirty.value ? 'Save or discard your changes to choose another.' : null}>
      {(ids) => (
        <select class="input" {...ids} disabled={model.dirty.value} value={model.inbox.value ?? ''} onChange={(event) => void model.choose(event.currentTarget.value)}>
          {inboxes.map(({ key, companyName, label }) => (
            <option key={key} value={key}>
              {label ?? `${companyName} (${key})`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function SaveBar<T>({ model, saved }: { model: InboxDraftModel<T>; saved: string }) {
  const dirty = model.dirty.value;
  const refused = model.refused.value;
  const saving = model.state.value === 'saving';
  const blocked = Object.keys(model.problems.value).length > 0;
  return (
    <div class="save-bar row">
      <button type="submit" class="button button-primary button-large" disabled={!dirty || blocked || saving}>
        Save
      </button>
      <button type="button" class="button button-large" disabled={!dirty || saving} onClick={model.discard}>
        Discard changes
      </button>
      {dirty && !refused && <span class="muted small">{blocked ? 'Something above still has to be filled in or put right.' : 'Not saved yet.'}</span>}
      {refused?.code === 'conflict' && (
        <Notice
          tone="danger"
          action={
            <span class="row">
              <button type="button" class="button" onClick={() => void model.takeTheirs()}>Show theirs</button>
              <button type="button" class="button" onClick={() => void model.keepMine()}>Save mine over it</button>
            </span>
          }
        >
          Not saved: somebody else has changed this meanwhile. What you wrote is still here.
        </Notice>
      )}
      {refused && refused.code !== 'conflict' && <Notice tone="danger">Not saved. {refused.message}</Notice>}
      {model.state.value === 'saved' && !dirty && <Notice tone="success">{saved}</Notice>}
    </div>
  );
}
