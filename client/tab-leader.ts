/**
 * Of several tabs of one browser one leads: it alone rings. Where the browser has locks, who holds the lock leads, and a tab
 * that is closed or crashes gives it free. Elsewhere (pages without TLS have no locks) a tab says again and again in the
 * shared storage that it is there, and another takes over when it has not for a while.
 */

/** What leading stands on; each part may be missing. */
export interface TabLeaderParts {
  name: string;
  locks?: Pick<LockManager, 'request'> | undefined;
  storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  now?: () => number;
  /** Calls again every so many milliseconds; returns how to stop. */
  every?: (ms: number, run: () => void) => () => void;
  id?: string;
}

/** Whether this tab leads. */
export interface TabLeader {
  leads(): boolean;
  /** Gives the lead free. */
  close(): void;
}

/** How often a tab says that it is there, and for how long that counts, in milliseconds. */
const SAY_MS = 2_000;
const COUNTS_MS = 6_000;

/** Takes part in who leads. A tab that is alone leads at once, or within moments. */
export function createTabLeader(parts: TabLeaderParts): TabLeader {
  return parts.locks === undefined ? bySaying(parts) : byLock(parts.name, parts.locks);
}

function byLock(name: string, locks: Pick<LockManager, 'request'>): TabLeader {
  let leads = false;
  let release: () => void = () => undefined;
  const given = new AbortController();
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  locks
    .request(name, { signal: given.signal }, () => {
      leads = true;
      return held;
    })
    // Only a tab that closes before its turn ends up here.
    .catch(() => undefined);
  return {
    leads: () => leads,
    close() {
      leads = false;
      release();
      given.abort();
    },
  };
}

function bySaying({ name, storage, now = Date.now, every = onInterval, id = String(Math.random()) }: TabLeaderParts): TabLeader {
  const read = (): { id: string; until: number } | null => {
    try {
      const [who = '', until = ''] = (storage?.getItem(name) ?? '').split(' ');
      return who === '' ? null : { id: who, until: Number(until) };
    } catch {
      return null;
    }
  };
  const isFree = (): boolean => {
    const holder = read();
    return holder === null || holder.id === id || !(holder.until > now());
  };
  const say = (): void => {
    if (!isFree()) return;
    try {
      storage?.setItem(name, `${id} ${now() + COUNTS_MS}`);
    } catch {
      // A browser that stores nothing has no shared place to agree in: each tab is alone then.
    }
  };
  say();
  const stop = every(SAY_MS, say);
  return {
    leads: isFree,
    close() {
      stop();
      if (read()?.id === id) storage?.removeItem(name);
    },
  };
}

function onInterval(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}
