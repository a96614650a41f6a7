import type { JSX } from 'preact';
import { useComputed } from '@preact/signals';
import type { Chat } from '../conversations/chat.ts';
import { Notice } from '../conversations/notice.tsx';
import { QueueNotice } from '../conversations/queue-notice.tsx';
import { dayName } from '../panel/clock.ts';
import { Icon } from '../panel/icon.tsx';
import { DownIcon } from '../panel/icons.ts';
import { useWords } from '../panel/panel-context.ts';
import { LazySurvey } from '../surveys/lazy-survey.tsx';
import { fill } from '../words.ts';
import { MessageRow } from './message-row.tsx';
import { timelineItems } from './timeline.ts';
import type { TimelineItem } from './timeline.ts';
import { useHeldPlace } from './use-held-place.ts';

/** The messages of a chat, kept at the newest as long as the customer is there. */
export function MessageList({ chat }: { chat: Chat }): JSX.Element {
  const words = useWords();
  const { model } = chat;
  const items = useComputed(() => timelineItems(model.events.value, model.pending.value, model.receipts.value)).value;
  const typing = model.typing.value;
  const { scroller, missed, onScroll, toLatest } = useHeldPlace(chat, items, typing);
  const newestOwn = items.findLast((item) => item.kind === 'message' && item.from === 'visitor')?.key;
  return (
    <div class="messages">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list scrolls, also by keyboard */}
      <div class="scroller" ref={scroller} onScroll={onScroll} tabIndex={0} role="log" aria-label={words.messages}>
        <ol>
          {items.map((item) => <Row key={item.key} item={item} chat={chat} newestOwn={newestOwn} />)}
          <QueueNotice chat={chat} />
          {typing && (
            <li class="message typing" aria-live="off">
              <p class="bubble">{fill(words.typing, { name: typing.name || words.bot })}<i aria-hidden="true" /></p>
            </li>
          )}
        </ol>
      </div>
      {missed && (
        <button type="button" class="jump" onClick={toLatest}><Icon node={DownIcon} />{words.newMessages}</button>
      )}
    </div>
  );
}

function Row({ item, chat, newestOwn }: { item: TimelineItem; chat: Chat; newestOwn: string | undefined }): JSX.Element {
  const words = useWords();
  switch (item.kind) {
    case 'message':
      return <MessageRow item={item} chat={chat} newest={item.key === newestOwn} />;
    case 'day':
      return <li class="day">{dayName(item.at, words)}</li>;
    case 'notice':
      return <li class="notice"><Notice event={item.event} chat={chat} /></li>;
    case 'survey':
      return <LazySurvey chat={chat} resolutionSeq={item.resolutionSeq} />;
  }
}
