import { Bot } from 'lucide';
import type { HandoffReason } from '../../protocol/events.ts';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';
import { STATUS_WORDS } from '../conversations/status-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { durationWords, shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { isUnread, waitingSince } from './list-membership.ts';
import type { TagNames } from './tag-names.ts';

/** Why somebody is in the queue, in a word or two. */
const SHORT_REASONS: Readonly<Record<HandoffReason, string>> = {
  requested: 'Asked for a person',
  no_answer: 'No answer found',
  low_confidence: 'Bot not sure',
  complaint: 'Complaint',
  distress: 'Distress',
  policy: 'Sent to people',
  priority_customer: 'Priority',
};

/** At this waiting time, in milliseconds, the bar of a row is full; the words beside it say the time itself. */
const BAR_FULL_MS = 10 * 60_000;

/** One conversation in a list: who, what was said last, where it stands, and how long the customer waits. */
export function ListRow({ summary, address, current, me, now, tags, mark }: {
  summary: ConversationSummary;
  address: string;
  current: boolean;
  me: string;
  now: number;
  /** Names of tags, where there is room for them. */
  tags?: TagNames;
  /** Whether it is marked, where rows can be. */
  mark?: { marked: boolean; onMark: (marked: boolean) => void };
}) {
  const since = waitingSince(summary);
  const unread = isUnread(summary);
  return (
    <li class={mark ? 'list-marked' : undefined} data-conversation={summary.id}>
      {mark && <input type="checkbox" class="list-mark" aria-label={`Mark ${summary.contactName}`} checked={mark.marked} onChange={(event) => mark.onMark(event.currentTarget.checked)} />}
      <a class={`list-row${unread ? ' list-row-unread' : ''}`} href={address} aria-current={current ? 'true' : undefined}>
        <span class="list-row-top">
          {unread && <span class="unread-mark" role="img" aria-label="Unread" />}
          <span class="list-row-name">{summary.contactName}</span>
          <span class="list-row-status">{statusWords(summary, me)}</span>
          <Time at={summary.lastAt}>{shortTime(summary.lastAt, now)}</Time>
        </span>
        <span class="list-row-bottom">
          <span class="list-row-text">
            {summary.lastMessage?.from === 'bot' && <Icon icon={Bot} />}
            {previewWords(summary, me)}
          </span>
          {(summary.priority === 'high' || summary.priority === 'urgent') && <span class="chip list-priority">{summary.priority === 'urgent' ? 'Urgent' : 'High'}</span>}
          {tags && summary.tags.slice(0, 2).map((tag) => <span key={tag} class={`chip ${tags.colorOf(tag)}`}>{tags.nameOf(tag)}</span>)}
          {since !== null && <WaitBar share={Math.min(1, Math.max(0, (now - since) / BAR_FULL_MS))} />}
          {since !== null && <span class="list-row-wait figures">waits {durationWords(now - since)}</span>}
        </span>
      </a>
    </li>
  );
}

function WaitBar({ share }: { share: number }) {
  return (
    <span class="wait-bar" aria-hidden="true">
      <span class={share >= 1 ? 'wait-fill wait-fill-full' : 'wait-fill'} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
    </span>
  );
}

function statusWords({ status, agent, reason, queuedAt, startedAt }: ConversationSummary, me: string): string {
  if (status === 'queued') return reason === null ? (queuedAt === startedAt ? 'New' : 'Back in queue') : SHORT_REASONS[reason];
  if (status !== 'active' || agent === null) return STATUS_WORDS[status];
  return agent.id === me ? 'You' : agent.name;
}

function previewWords({ lastMessage, agent }: ConversationSummary, me: string): string {
  if (!lastMessage) return 'No message yet';
  if (lastMessage.from === 'bot') return `Bot: ${lastMessage.text}`;
  if (lastMessage.from === 'agent') return `${agent?.id === me ? 'You' : (agent?.name ?? 'Agent')}: ${lastMessage.text}`;
  return lastMessage.text;
}
