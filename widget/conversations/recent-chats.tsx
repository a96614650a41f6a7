import type { JSX } from 'preact';
import type { RecentConversation } from '../../protocol/visitor-contract.ts';
import { dayName, timeOf } from '../panel/clock.ts';
import { Icon } from '../panel/icon.tsx';
import { NextIcon } from '../panel/icons.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Words } from '../words.ts';

/** How many chats home lists. */
const SHOWN = 5;

/** The customer's chats so far, newest first. */
export function RecentChats(): JSX.Element | null {
  const panel = usePanel();
  const words = panel.words.value;
  const chats = panel.recent.value.slice(0, SHOWN);
  if (chats.length === 0) return null;
  return (
    <section>
      <h3>{words.recentChats}</h3>
      <ul class="rows">
        {chats.map((chat) => (
          <li key={chat.id}>
            <button type="button" onClick={() => panel.openChat(chat.id)}>
              <span class="row-text">
                <span class="row-title">{chat.unread ? <b>{chat.lastText}</b> : chat.lastText}</span>
                <small>{about(chat, words)}</small>
              </span>
              <Icon node={NextIcon} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function about({ lastAt, status, unread }: RecentConversation, words: Words): string {
  const day = dayName(lastAt, words);
  const when = day === words.today ? timeOf(lastAt) : day;
  return [when, status === 'resolved' && words.ended, unread && words.recentUnread].filter(Boolean).join(' · ');
}
