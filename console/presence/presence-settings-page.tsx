import { useEffect, useState } from 'preact/hooks';
import { IDLE_MINUTES_MAX, presenceSettingsSchema } from '../../protocol/presence-contract.ts';
import type { PresenceSettings } from '../../protocol/presence-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { schemaProblems } from '../inbox-settings/schema-problems.ts';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

interface Draft {
  away: string;
  busy: string;
  minutes: string;
}

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);
const draftOf = ({ reasons, awayAfterMinutes }: PresenceSettings): Draft => ({
  away: reasons.away.join('\n'),
  busy: reasons.busy.join('\n'),
  minutes: awayAfterMinutes === null ? '' : String(awayAfterMinutes),
});
const settingsOf = ({ away, busy, minutes }: Draft): PresenceSettings => ({
  reasons: { away: lines(away), busy: lines(busy) },
  awayAfterMinutes: minutes.trim() === '' ? null : Number(minutes),
});

/** Which reasons people can give for being away or busy, and when somebody counts as away by themself. */
export function PresenceSettingsPage() {
  const { client } = useConsole();
  const [stored, setStored] = useState<{ version: number; settings: PresenceSettings } | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const online = client.connection.value === 'online';
  const load = async (keepsDraft: boolean) => {
    const answer = await client.ask('presence.settings', {});
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setStored(answer.data);
    if (!keepsDraft) setDraft(draftOf(answer.data.settings));
  };
  useEffect(() => {
    if (online && stored === null) void load(false);
  }, [online]);
  const dirty = stored !== null && draft !== null && JSON.stringify(draft) !== JSON.stringify(draftOf(stored.settings));
  const problems = draft === null ? {} : schemaProblems(presenceSettingsSchema, settingsOf(draft));
  const blocked = Object.keys(problems).length > 0;
  const problemAt = (path: string) => Object.entries(problems).find(([at]) => at.startsWith(path))?.[1];
  const edit = (change: Partial<Draft>) => {
    setState('idle');
    if (draft) setDraft({ ...draft, ...change });
  };
  const save = async () => {
    if (!draft || !stored) return;
    setState('saving');
    const answer = await client.ask('presence.change_settings', { version: stored.version, settings: settingsOf(draft) });
    setState(answer.ok ? 'saved' : 'idle');
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setStored(answer.data);
    setDraft(draftOf(answer.data.settings));
  };
  return (
    <SettingsLayout current="status" title="Status">
      <p class="page-intro">Whoever serves chats is online, away or busy. Only who is online gets new chats.</p>
      {!draft && !refused && <Skeleton rows={4} shape="row" label="Loading the settings" />}
      {!draft && refused && <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load(false)}>Try again</button>}>The settings could not be loaded. {refused.message}</Notice>}
      {draft && (
        <form
          class="stack website-form narrow-form"
          aria-label="Status"
          onSubmit={(event) => {
            event.preventDefault();
            if (dirty && !blocked && state !== 'saving') void save();
          }}
        >
          <Field label="Reasons for being away" hint="One a line. Colleagues see them, customers do not. Without any, none is asked." problem={problemAt('reasons.away')}>
            {(ids) => <textarea class="input" {...ids} rows={4} value={draft.away} onInput={(event) => edit({ away: event.currentTarget.value })} />}
          </Field>
          <Field label="Reasons for being busy" hint="One a line." problem={problemAt('reasons.busy')}>
            {(ids) => <textarea class="input" {...ids} rows={4} value={draft.busy} onInput={(event) => edit({ busy: event.currentTarget.value })} />}
          </Field>
          <Field
            label="Away by itself after so many minutes"
            hint={`Without a key or pointer in any tab of the console. They are online again as soon as they touch one. From 1 to ${IDLE_MINUTES_MAX}; empty: never.`}
            problem={problemAt('awayAfterMinutes')}
          >
            {(ids) => <input class="input number-input" {...ids} inputMode="numeric" value={draft.minutes} onInput={(event) => edit({ minutes: event.currentTarget.value })} />}
          </Field>
          <div class="save-bar row">
            <button type="submit" class="button button-primary button-large" disabled={!dirty || blocked || state === 'saving'}>
              Save
            </button>
            <button type="button" class="button button-large" disabled={!dirty} onClick={() => stored && setDraft(draftOf(stored.settings))}>
              Discard changes
            </button>
            {refused?.code === 'conflict' && (
              <Notice
                tone="danger"
                action={
                  <span class="row">
                    <button type="button" class="button" onClick={() => void load(false)}>Show theirs</button>
                    <button type="button" class="button" onClick={() => void load(true)}>Keep mine</button>
                  </span>
                }
              >
                Not saved: somebody else has changed this meanwhile. What you wrote is still here.
              </Notice>
            )}
            {refused && refused.code !== 'conflict' && <Notice tone="danger">Not saved. {refused.message}</Notice>}
            {state === 'saved' && !dirty && <Notice tone="success">Saved. It counts for everybody from their next connection on.</Notice>}
          </div>
        </form>
      )}
      <LeaveGuard dirty={dirty} text="You have changed settings that are not saved yet. They are lost when you leave this page." />
    </SettingsLayout>
  );
}
