import { useEffect, useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LimitsForm } from './limits-form.tsx';
import type { RoutingModel } from './routing-model.ts';
import { createRoutingModel } from './routing-model.ts';
import { RulesList } from './rules-list.tsx';
import { RulesTrial } from './rules-trial.tsx';
import { TeamsRouting } from './teams-routing.tsx';

/** For whom conversations are, and how people get them. */
export function RoutingPage() {
  const { client } = useConsole();
  const [model] = useState(() => createRoutingModel(client));
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const draft = model.draft.value;
  const choices = model.choices.value;
  const refused = model.refused.value;
  const problems = model.problems.value;
  const blocked = Object.keys(problems).length > 0;
  return (
    <SettingsLayout current="routing" title="Routing">
      <p class="page-intro">
        Rules say for whom a conversation is, how urgent it is, and what must be known. Each team says how its people get their conversations. Until you change that, people pick from the queue themselves.
      </p>
      {draft === null && refused === null && <Skeleton rows={5} shape="row" label="Loading the settings" />}
      {draft === null && refused !== null && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          The settings could not be loaded. {refused.message}
        </Notice>
      )}
      {draft !== null && choices !== null && (
        <div class="website">
          <form
            class="stack website-form"
            aria-label="Routing"
            onSubmit={(event) => {
              event.preventDefault();
              if (!blocked && model.dirty.value) void model.save();
            }}
          >
            <section class="stack-s" aria-labelledby="routing-rules">
              <h2 id="routing-rules">Rules</h2>
              <p class="field-hint">The first that fits is taken. Who was handed on by a person stays with the team they were given to.</p>
              <RulesList rules={draft.rules} choices={choices} problems={problems} onChange={(rules) => model.edit({ rules })} />
            </section>
            <section class="stack-s" aria-labelledby="routing-teams">
              <h2 id="routing-teams">Teams</h2>
              <TeamsRouting settings={draft} choices={choices} problems={problems} onChange={(teams) => model.edit({ teams })} />
            </section>
            <section class="stack-s" aria-labelledby="routing-limits">
              <h2 id="routing-limits">Offers and work</h2>
              <LimitsForm settings={draft} choices={choices} problems={problems} onChange={(change) => model.edit(change)} />
            </section>
            <SaveBar model={model} blocked={blocked} />
          </form>
          <div class="stack">
            <RulesTrial model={model} rules={draft.rules} blocked={Object.keys(problems).some((path) => path.startsWith('rules'))} />
          </div>
        </div>
      )}
      <LeaveGuard dirty={model.dirty.value} text="You have changed settings that are not saved yet. They are lost when you leave this page." />
    </SettingsLayout>
  );
}

function SaveBar({ model, blocked }: { model: RoutingModel; blocked: boolean }) {
  const dirty = model.dirty.value;
  const refused = model.refused.value;
  const theirs = model.theirs.value;
  const saving = model.state.value === 'saving';
  return (
    <div class="save-bar row">
      <button type="submit" class="button button-primary button-large" disabled={!dirty || blocked || saving}>Save</button>
      <button type="button" class="button button-large" disabled={!dirty || saving} onClick={model.discard}>Discard changes</button>
      {dirty && refused === null && <span class="muted small">{blocked ? 'Something above still has to be filled in or put right.' : 'Not saved yet.'}</span>}
      {theirs !== null && (
        <Notice
          tone="danger"
          action={
            <span class="row">
              <button type="button" class="button" onClick={model.takeTheirs}>Take theirs</button>
              <button type="button" class="button" onClick={() => void model.keepMine()}>Save mine over it</button>
            </span>
          }
        >
          Not saved: somebody else has changed routing meanwhile. What you wrote is still here.
          <ul>
            {theirs.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {refused !== null && theirs === null && <Notice tone="danger">Not saved. {refused.message}</Notice>}
      {model.state.value === 'saved' && !dirty && <Notice tone="success">Saved. The next conversation is routed by it.</Notice>}
    </div>
  );
}
