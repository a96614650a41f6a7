/** Brings a timeline up to date with the server: joins, fetches until nothing is missing, and again when asked. */
import type { ConversationId } from '../protocol/ids.ts';
import type { Receipts } from '../protocol/receipts.ts';
import type { ViewPage } from '../protocol/views.ts';
import { backoff } from './backoff.ts';
import type { ClientError } from './model.ts';
import { mayPass } from './outbox-rules.ts';
import type { Request } from './requests.ts';
import type { Surroundings } from './surroundings.ts';

/** What both views answer to `conversation.open`. */
export type OpenedPage = ViewPage & { receipts: Receipts };

/** What syncing needs. */
export interface SyncNeeds extends Pick<Surroundings, 'after' | 'random'> {
  id: ConversationId;
  request: Request;
  /** Whether it may be fetched now: somebody looks at it, there is a connection, and the server knows it. */
  wanted(): boolean;
  /** Last position of the timeline. */
  position(): number;
  /** Whether the timeline still has a gap. */
  incomplete(): boolean;
  took(page: OpenedPage): void;
  finished(): void;
  refused(error: ClientError): void;
}

/** Returns what starts a sync; while one runs, it is done once more afterwards. */
export function createTimelineSync(needs: SyncNeeds): () => void {
  let running = false;
  let again = false;
  let failures = 0;
  let stopWait = (): void => {};

  function later(retryAfterMs: number | undefined): void {
    stopWait = needs.after(retryAfterMs ?? backoff(failures, needs.random), sync);
    failures += 1;
  }

  /** One fetch; whether another should follow at once. */
  async function fetchOnce(): Promise<boolean> {
    const after = needs.position();
    const outcome = await needs.request('conversation.open', { conversation: needs.id, after });
    if (!needs.wanted()) return false;
    if (!outcome.ok) {
      const { error } = outcome;
      if (mayPass(error.code)) later(error.retryAfterMs);
      // Asked for again meanwhile, something has changed: what this answer says may be over, the next will tell.
      else if (error.code !== 'offline' && !again) needs.refused(error);
      return false;
    }
    const page = outcome.data as OpenedPage;
    needs.took(page);
    if (!page.more && !needs.incomplete()) {
      failures = 0;
      needs.finished();
      return false;
    }
    if (needs.position() > after) return true;
    later(undefined);
    return false;
  }

  async function run(): Promise<void> {
    running = true;
    do {
      again = false;
      while (needs.wanted() && (await fetchOnce()));
    } while (again && needs.wanted());
    running = false;
  }

  function sync(): void {
    stopWait();
    again = running;
    if (!running && needs.wanted()) void run();
  }
  return sync;
}
