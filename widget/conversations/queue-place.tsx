import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { QueuePlace as Place } from '../../protocol/routing.ts';
import type { VisitorPushes } from '../../protocol/visitor-contract.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Words } from '../words.ts';
import { fill } from '../words.ts';
import type { Chat } from './chat.ts';

const MINUTE_MS = 60_000;

/** Where the customer stands in the queue and what others have waited, live; nothing while it is not known. */
export function QueuePlace({ chat }: { chat: Chat }): JSX.Element | null {
  const { client, words: { value: words } } = usePanel();
  const [place, setPlace] = useState<Place | null>(null);
  const connected = client.welcome.value;
  const queuedAt = chat.model.state.value.queuedAt;
  useEffect(() => {
    let isGone = false;
    const put = (next: Place | null): void => void (isGone || setPlace(next));
    // Asked anew after each break: the server tells of changes only on this connection.
    void client.ask('queue.place', { conversation: chat.id }).then((answer) => put(answer.ok ? (answer.data?.place ?? null) : null));
    const stop = client.on('place', ((notice: Parameters<VisitorPushes['place']>[0]) => {
      if (notice.conversation === chat.id) put(notice.place);
    }) as (payload: never) => void);
    return () => {
      isGone = true;
      stop();
    };
  }, [chat.id, connected, queuedAt]);
  return place && <p>{placeWords(place, words)}</p>;
}

function placeWords({ position, waitMs }: Place, words: Words): string {
  const where = position === 1 ? words.placeNext : fill(words.place, { n: position });
  if (waitMs === null) return where;
  const from = Math.floor(waitMs.from / MINUTE_MS);
  const to = Math.ceil(waitMs.to / MINUTE_MS);
  return `${where} ${to <= 1 ? words.waitsShort : fill(words.waits, { from, to })}`;
}
