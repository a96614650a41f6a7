import type { NoticeKind, NoticeSettings } from '../../protocol/notices-contract.ts';
import { MISSED_MINUTES, NOTICE_KINDS } from '../../protocol/notices-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { beep } from './beep.ts';
import { NoticeSwitch } from './notice-switch.tsx';
import { QuietHours } from './quiet-hours.tsx';

const KIND_WORDS: Readonly<Record<NoticeKind, string>> = {
  queued: 'A chat is new in the queue',
  offered: 'A chat is offered to me',
  message: 'A customer writes in one of my chats',
  mention: 'A note mentions me',
  whisper: 'A supervisor whispers to me',
  called: 'A colleague wants me in a conversation',
};

const minuteWords = (minutes: number): string => (minutes === 60 ? 'an hour' : `${minutes} minutes`);

/** How one is called: what for, how loud, when not, and after how long by e-mail. Every change is saved at once. */
export function NoticesPage() {
  const { notices } = useConsole();
  const settings = notices.settings.value;
  const problem = notices.problem.value;
  const change = (next: Partial<NoticeSettings>) => void notices.change(next);
  const toggle = (kind: NoticeKind, on: boolean) => change({ kinds: NOTICE_KINDS.filter((each) => (each === kind ? on : settings.kinds.includes(each))) });
  return (
    <main class="page page-narrow">
      <h1>How you are called</h1>
      <p class="muted">These settings are yours and go with you to every browser; changes are saved at once.</p>
      {problem && <Notice tone="danger">Not saved. {problem.message}</Notice>}
      {!notices.loaded.value && <Skeleton rows={4} label="Loading your settings" />}
      <div class="card card-body stack-s" role="group" aria-labelledby="notices-kinds">
        <h2 class="field-label" id="notices-kinds">Call me when</h2>
        {NOTICE_KINDS.map((kind) => (
          <label key={kind} class="choice">
            <input type="checkbox" checked={settings.kinds.includes(kind)} onChange={(event) => toggle(kind, event.currentTarget.checked)} />
            {KIND_WORDS[kind]}
          </label>
        ))}
      </div>
      <div class="card card-body stack-s" role="group" aria-labelledby="notices-sound">
        <h2 class="field-label" id="notices-sound">Sound</h2>
        <label class="choice">
          <input type="checkbox" checked={settings.sound} onChange={(event) => change({ sound: event.currentTarget.checked })} />
          Play a sound
        </label>
        <label class="choice">
          <input type="checkbox" checked={settings.repeat} disabled={!settings.sound} onChange={(event) => change({ repeat: event.currentTarget.checked })} />
          Repeat it until I open or put away the notice, or somebody takes the chat
        </label>
        <label class="stack-s small">
          Volume
          <input class="notices-volume" type="range" min={1} max={100} value={settings.volume} disabled={!settings.sound} onChange={(event) => change({ volume: Number(event.currentTarget.value) })} />
        </label>
        <div class="row">
          <button type="button" class="button" onClick={() => beep(settings.volume)}>
            Try the sound
          </button>
        </div>
        <p class="field-hint">Of several open tabs one rings. A browser keeps a page silent until you have clicked in it once.</p>
      </div>
      <section class="card card-body stack-s" aria-labelledby="notices-desktop">
        <h2 class="field-label" id="notices-desktop">Desktop notices in this browser</h2>
        <div class="row"><NoticeSwitch /></div>
      </section>
      <QuietHours quiet={settings.quiet} onChange={(quiet) => change({ quiet })} />
      <section class="card card-body stack-s" aria-labelledby="notices-mail">
        <h2 class="field-label" id="notices-mail">E-mail when I am not there</h2>
        {notices.mail.value ? (
          <label class="stack-s small">
            When nobody has looked, write to me after
            <select
              class="input"
              value={settings.emailAfterMinutes ?? ''}
              onChange={(event) => change({ emailAfterMinutes: MISSED_MINUTES.find((minutes) => String(minutes) === event.currentTarget.value) ?? null })}
            >
              {MISSED_MINUTES.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minuteWords(minutes)}
                </option>
              ))}
              <option value="">Never</option>
            </select>
          </label>
        ) : (
          <p class="muted small">This installation sends no e-mail. An admin can set up a mail server; until then, keep the console open to be called.</p>
        )}
        <p class="field-hint">One e-mail a conversation, until you have been here again. It says who waits, not what was written.</p>
      </section>
    </main>
  );
}
