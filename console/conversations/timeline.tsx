import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ArrowDown } from 'lucide';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { dayWords, timeOfDay } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { HeldBubble } from '../composer/held-bubble.tsx';
import type { DraftModel } from '../composer/draft-model.ts';
import { ConsultCard } from './consult-card.tsx';
import { HandoffCard } from './handoff-card.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { PendingBubble } from './pending-bubble.tsx';
import { timelineEntries } from './timeline-entries.ts';
import type { TimelineEntry } from './timeline-entries.ts';
import { useSeen } from './use-seen.ts';
import { useShownMessage } from './use-shown-message.ts';

/** Closer to the end than this, in pixels, the reader follows what is new. */
const NEAR_END = 80;

/** All that happened in a conversation, oldest first. It follows new messages while its reader is at the end. */
export function Timeline({ model, contactName, reply, at = null }: {
  model: ConversationModel;
  contactName: string;
  reply: DraftModel;
  /** The position of a message to begin with. */
  at?: number | null;
}) {
  const { user, client, desk, held } = useConsole();
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const events = model.events.value;
  const pending = model.pending.value;
  const typing = model.state.value.status === 'resolved' ? null : model.typing.value;
  const problem = model.problem.value;
  const entries = useMemo(() => timelineEntries(events, user.id, contactName), [events, user.id, contactName]);
  const newestReply = entries.findLast((entry) => entry.kind === 'message' && entry.from === 'agent');
  useSeen(model, atEnd);
  useShownMessage(box, at, events);

  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(() => {
    if (atEnd) toEnd();
  }, [entries, pending, typing]);
  // The box below grows and shrinks; who reads the end goes on reading it.
  const wasAtEnd = useRef(atEnd);
  wasAtEnd.current = atEnd;
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => wasAtEnd.current && toEnd());
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  // One's own words are always followed.
  useEffect(toEnd, [pending.length, held.held.value.length]);
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current ?? { scrollHeight: 0, scrollTop: 0, clientHeight: 0 };
    setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR_END);
  };
  return (
    <div class="timeline-frame">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div class="timeline" role="log" aria-label="Conversation" tabIndex={0} ref={box} onScroll={onScroll}>
        {problem && <Notice tone="danger">{problem.code === 'not_found' ? 'There is no such conversation, or you may not see it.' : `This conversation could not be loaded. ${problem.message}`}</Notice>}
        {!model.loaded.value && !problem && <Skeleton rows={5} shape="bubble" label="Loading the conversation" />}
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} model={model} now={desk.now()} receipts={entry === newestReply ? model.receipts.value : null} />
        ))}
        {pending.map((message) => (
          <PendingBubble
            key={message.clientId}
            message={message}
            online={client.connection.value === 'online'}
            onRetry={() => model.retry(message.clientId)}
            onDiscard={() => model.discard(message.clientId)}
          />
        ))}
        <HeldBubble conversation={model.id} reply={reply} />
        {typing && (typing.text ? <Unsent author={contactName} text={typing.text} /> : <p class="typing">{typing.from === 'visitor' ? contactName : typing.name} is typing …</p>)}
      </div>
      {!atEnd && (
        <button type="button" class="button to-end" onClick={toEnd}>
          <Icon icon={ArrowDown} />
          Newest messages
        </button>
      )}
    </div>
  );
}

/** What the customer has written and not sent, where the inbox shows it: they are told that it does. */
function Unsent({ author, text }: { author: string; text: string }) {
  return (
    <article class="bubble bubble-visitor bubble-pending" aria-label={`${author} is typing, not sent yet`}>
      <div class="bubble-body">
        <p class="message-text muted">{text}</p>
      </div>
      <p class="bubble-receipt">{author} is typing; this is not sent yet.</p>
    </article>
  );
}

function Entry({ entry, model, now, receipts }: { entry: TimelineEntry; model: ConversationModel; now: number; receipts: ConversationModel['receipts']['value'] | null }) {
  switch (entry.kind) {
    case 'day':
      return <p class="day">{dayWords(entry.at, now)}</p>;
    case 'handoff':
      return <HandoffCard event={entry.event} />;
    case 'message':
      return <MessageBubble entry={entry} receipts={receipts} model={model} />;
    case 'consult':
      return <ConsultCard entry={entry} />;
    case 'line':
      return (
        <div class="event-line">
          <p>
            {entry.text} · <Time at={entry.at}>{timeOfDay(entry.at)}</Time>
          </p>
          {entry.comment !== undefined && <blockquote class="event-comment">{entry.comment}</blockquote>}
        </div>
      );
  }
}
