import { useEffect, useState } from 'preact/hooks';
import { isQuiet } from '../../protocol/notices-contract.ts';
import { can } from '../../protocol/roles.ts';
import { createTabLeader } from '../../client/tab-leader.ts';
import type { TabLeader } from '../../client/tab-leader.ts';
import { chatsAddress, parseAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import type { ConsoleServices } from '../app/console-context.ts';
import { isLookedAt } from '../conversations/use-seen.ts';
import { createAlertsModel } from './alerts-model.ts';
import type { Alert, AlertsModel } from './alerts-model.ts';
import { showBadge } from './badge.ts';
import { beep } from './beep.ts';

/** The sound comes again after so many milliseconds, and is given up after so long. */
const RING_MS = 5_000;
const RING_MAX_MS = 10 * 60_000;
const LEADER = 'porchlight:console:leader';
const CHANNEL = 'porchlight:console:attention';

/** Calls somebody who looks elsewhere: by sound until it is taken, desktop notice, and what is in the page. */
export interface Attention {
  alerts: AlertsModel['alerts'] | null;
  open(alert: Alert): void;
  dismiss(alert: Alert): void;
  /** The words of the latest call, for those who hear the screen. */
  said: string;
}

/** Where an alert leads. */
const addressOfAlert = ({ kind, conversation }: Alert): string | null =>
  conversation === null ? null : chatsAddress(kind === 'queued' || kind === 'offered' ? 'unassigned' : kind === 'message' ? 'mine' : 'all', conversation);

/** Being called, for as long as the console is shown. */
export function useAttention(): Attention {
  const services = useConsole();
  const { client, user, router, notices } = services;
  const [said, setSaid] = useState('');
  const [calls, setCalls] = useState<ReturnType<typeof openCalls> | null>(null);
  useEffect(() => {
    if (!can(user, 'desk')) return;
    const opened = openCalls(services, setSaid);
    setCalls(opened);
    return () => opened.close();
  }, [client, user]);
  const alerts = calls?.model.alerts.value ?? [];
  const { sound, repeat, volume } = notices.settings.value;
  // A colleague's call has a card of its own that can be put away there: it sounds once.
  const rings = alerts.some(({ kind }) => kind !== 'status_set' && kind !== 'called');
  useEffect(() => {
    if (!rings || !sound || !repeat || calls === null) return;
    const since = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - since < RING_MAX_MS && calls.leader.leads() && !isQuiet(notices.settings.value.quiet, Date.now())) beep(volume);
    }, RING_MS);
    return () => clearInterval(timer);
  }, [rings, sound, repeat, volume, calls]);
  // What is looked at has been taken.
  const route = parseAddress(router.address.value);
  const current = route.page === 'chats' ? route.conversation : null;
  useEffect(() => {
    if (calls === null || current === null) return;
    const look = () => isLookedAt() && calls.opened(current);
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [calls, current]);
  return {
    alerts: calls?.model.alerts ?? null,
    open(alert) {
      const address = addressOfAlert(alert);
      if (address !== null) router.go(address);
      calls?.opened(alert.conversation ?? '');
      calls?.model.dismiss(alert.key);
    },
    dismiss: (alert) => calls?.model.dismiss(alert.key),
    said,
  };
}

function openCalls({ client, user, router, desk, notices, attention }: ConsoleServices, say: (words: string) => void) {
  const locks = (navigator as { locks?: LockManager }).locks;
  const leader: TabLeader = createTabLeader({ name: LEADER, locks, storage: window.localStorage });
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  const model = createAlertsModel({
    client,
    me: user.id,
    settings: () => notices.settings.peek(),
    isLookedAt: (conversation) => {
      const route = parseAddress(router.address.peek());
      return route.page === 'chats' && route.conversation === conversation && isLookedAt();
    },
    now: desk.now,
    called(alert) {
      say(alert.title);
      const { sound, volume, quiet } = notices.settings.peek();
      if (!leader.leads() || isQuiet(quiet, Date.now())) return;
      if (sound) beep(volume);
      if (attention.notices.peek()) showOnDesktop(alert);
    },
  });
  function opened(conversation: string): void {
    model.opened(conversation);
    channel?.postMessage(conversation);
  }
  function showOnDesktop(alert: Alert): void {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    // One notice a conversation: a newer one takes its place.
    const notice = new Notification(alert.title, { body: alert.body, tag: alert.key });
    notice.addEventListener('click', () => {
      window.focus();
      const address = addressOfAlert(alert);
      if (address !== null) router.go(address);
      notice.close();
    });
  }
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') model.opened(data);
  });
  return {
    model,
    leader,
    opened,
    close() {
      model.dispose();
      leader.close();
      channel?.close();
    },
  };
}

/** Puts the number of conversations that want a look before the name of the page and onto its icon: "(2) Porchlight". */
export function useTitle(page: string | null): void {
  const { desk } = useConsole();
  const waiting = desk.attention.value;
  useEffect(() => {
    const name = page === null ? 'Porchlight' : `${page} · Porchlight`;
    document.title = waiting === 0 ? name : `(${waiting}) ${name}`;
    showBadge(waiting);
  }, [waiting, page]);
}
