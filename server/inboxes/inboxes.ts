/**
 * An inbox is one configured web entrance: what the widget looks like on a company's pages, which pages may embed it,
 * and how its conversations are greeted and surveyed. Its key is public, written into the snippet. Inboxes are few and
 * read at each connection, so every node keeps them for a moment.
 */
import type { InboxSettings } from '../../protocol/inboxes.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { isReadable, nearestReadable, onColor } from '../../protocol/contrast.ts';
import { defaultInbox } from './default-inbox.ts';
import type { InboxChange, InboxStore, StoredInbox } from './inbox-store.ts';

/** A change made on another node is seen here after at most this long. */
export const INBOXES_FRESH_MS = 5_000;

/** Most inboxes of an installation. */
const INBOXES_MAX = 200;

/** The inboxes of the installation. */
export interface Inboxes {
  /** All inboxes. */
  list(): Promise<readonly InboxSettings[]>;
  /** The inbox of a key, or null. */
  find(key: string): Promise<InboxSettings | null>;
  /** Makes an inbox with the look of the first start and no website yet. Throws AppError `invalid_payload` for a key that is taken, `conflict` for too many. */
  add(key: string, companyName: string): Promise<InboxSettings>;
  /** Changes the given fields. Throws AppError `not_found`, `invalid_payload` for a colour without readable text, or `conflict` for switching the last one off. */
  change(key: string, change: InboxChange): Promise<InboxSettings>;
  /** Makes the sample company's inbox where there is none at all; whether there was none. */
  ensureDefault(): Promise<boolean>;
}

/** Inboxes over a store, kept for INBOXES_FRESH_MS. While the store is away, what was read last goes on being used. */
export function createInboxes(store: InboxStore, clock: Clock): Inboxes {
  let kept: { inboxes: readonly InboxSettings[]; readAt: number } | undefined;
  let reading: Promise<readonly InboxSettings[]> | undefined;
  /** Rises with each change, so that a read that began before it is not kept. */
  let changes = 0;

  async function read(): Promise<readonly InboxSettings[]> {
    const before = changes;
    const inboxes = (await store.all()).map(withTextColor);
    if (before === changes) kept = { inboxes, readAt: clock.now() };
    return inboxes;
  }

  async function list(): Promise<readonly InboxSettings[]> {
    if (kept && clock.now() - kept.readAt < INBOXES_FRESH_MS) return kept.inboxes;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    const last = kept?.inboxes;
    if (!last) return reading;
    return reading.catch(() => {
      // Not each caller shall wait for a store that is away.
      kept = { inboxes: last, readAt: clock.now() };
      return last;
    });
  }

  return {
    list,
    find: async (key) => (await list()).find((inbox) => inbox.key === key) ?? null,
    async add(key, companyName) {
      const all = await read();
      if (all.length >= INBOXES_MAX) throw new AppError('conflict', `There can be at most ${INBOXES_MAX} inboxes.`);
      const { onColor: _derived, ...sample } = defaultInbox;
      const inbox: StoredInbox = { ...sample, key, companyName, greeting: 'Hello! How can we help?', topics: [], origins: [] };
      const made = await store.insert(inbox, clock.now());
      changes += 1;
      const now = (await read()).find((found) => found.key === key);
      // Sent again by somebody whose first answer was lost: nothing of it has been changed yet.
      if (now && (made || now.companyName === companyName)) return now;
      const message = `There is an inbox ${key} already.`;
      throw new AppError('invalid_payload', message, { issues: [{ path: 'key', message }] });
    },
    async change(key, change) {
      if (change.active === false && !(await read()).some((inbox) => inbox.active && inbox.key !== key)) {
        throw new AppError('conflict', 'This is the last inbox that is on. Switch another one on first.');
      }
      if (change.color !== undefined) assertReadable(change.color);
      const changed = await store.change(key, change, clock.now());
      changes += 1;
      kept = undefined;
      reading = undefined;
      if (!changed) throw new AppError('not_found', `There is no inbox ${key}.`);
      return withTextColor(changed);
    },
    async ensureDefault() {
      if ((await store.all()).length > 0) return false;
      const { onColor: _derived, ...inbox } = defaultInbox;
      await store.insertMissing(inbox, clock.now());
      return true;
    },
  };
}

const withTextColor = (inbox: StoredInbox): InboxSettings => ({ ...inbox, onColor: onColor(inbox.color) });

function assertReadable(color: string): void {
  if (isReadable(color)) return;
  const message = `Neither light nor dark text can be read on ${color}; the nearest colour that works is ${nearestReadable(color)}.`;
  throw new AppError('invalid_payload', message, { issues: [{ path: 'color', message }] });
}
