/**
 * The calls that nobody has taken yet: each begins with something that happened and ends when it is looked at, taken by
 * somebody, or put away by hand. One call a conversation: a newer one takes the place of an older one.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { NoticeSettings } from '../../protocol/notices-contract.ts';
import type { StaffPushes } from '../../protocol/staff-contract.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';
import type { Call } from './call-for.ts';
import { callFor, stillCalls } from './call-for.ts';

/** A call that waits to be taken. */
export interface Alert extends Call {
  key: string;
  conversation: ConversationId | null;
  at: number;
}

/** The calls now. */
export interface AlertsModel {
  readonly alerts: ReadonlySignal<readonly Alert[]>;
  /** Somebody looks at this conversation now, in this tab or another. */
  opened(conversation: string): void;
  dismiss(key: string): void;
  dispose(): void;
}

/** What calls are made from. `isLookedAt` tells whether a conversation is in front of somebody in this tab. */
export interface AlertsParts {
  client: StaffClient;
  me: UserId;
  settings(): NoticeSettings;
  isLookedAt(conversation: string): boolean;
  now(): number;
  /** Hears of each call once it counts. */
  called(alert: Alert): void;
}

/** A new chat is often offered to somebody within moments, and another tab may be looking: so long a call waits, in milliseconds. */
const QUEUED_WAIT_MS = 900;
const WAIT_MS = 250;
/** Most calls at once; older ones are in the lists. */
const ALERTS_MAX = 20;

/** The calls over the client core. */
export function createAlertsModel({ client, me, settings, isLookedAt, now, called }: AlertsParts): AlertsModel {
  const alerts = signal<readonly Alert[]>([]);
  const waiting = new Map<string, { alert: Alert; timer: ReturnType<typeof setTimeout> }>();

  function end(isOver: (alert: Alert) => boolean): void {
    for (const [key, { alert, timer }] of waiting) {
      if (!isOver(alert)) continue;
      clearTimeout(timer);
      waiting.delete(key);
    }
    if (alerts.peek().some(isOver)) alerts.value = alerts.peek().filter((alert) => !isOver(alert));
  }

  function begin(call: Call, conversation: ConversationId | null): void {
    if (call.kind !== 'status_set' && !settings().kinds.includes(call.kind)) return;
    if (conversation !== null && isLookedAt(conversation)) return;
    const key = conversation ?? `${call.kind} ${now()}`;
    const alert: Alert = { ...call, key, conversation, at: now() };
    clearTimeout(waiting.get(key)?.timer);
    const timer = setTimeout(() => {
      waiting.delete(key);
      alerts.value = [alert, ...alerts.peek().filter((other) => other.key !== key)].slice(0, ALERTS_MAX);
      called(alert);
    }, call.kind === 'queued' ? QUEUED_WAIT_MS : WAIT_MS);
    waiting.set(key, { alert, timer });
  }

  const stops = [
    client.on('summary', ({ summary, cause }: Parameters<StaffPushes['summary']>[0]) => {
      end((alert) => alert.conversation === summary.id && !stillCalls(alert.kind, summary, me));
      const call = callFor(summary, cause, me);
      if (call !== null) begin(call, summary.id);
    }),
    client.on('notice', (notice: Parameters<StaffPushes['notice']>[0]) => {
      if (notice.kind === 'status_set') {
        begin({ kind: 'status_set', title: `${notice.by} set your status to ${notice.status}`, body: notice.note ?? '' }, null);
        return;
      }
      const title = notice.kind === 'whisper' ? `${notice.by} whispers about ${notice.contactName}` : `${notice.by} mentions you, about ${notice.contactName}`;
      begin({ kind: notice.kind, title, body: notice.text }, notice.conversation);
    }),
    client.on('called', (notice: Parameters<StaffPushes['called']>[0]) => {
      begin({ kind: 'called', title: `${notice.by} wants you in a conversation`, body: notice.text ?? '' }, notice.conversation);
    }),
  ];
  return {
    alerts,
    opened: (conversation) => end((alert) => alert.conversation === conversation),
    dismiss: (key) => end((alert) => alert.key === key),
    dispose() {
      for (const stop of stops) stop();
      end(() => true);
    },
  };
}
