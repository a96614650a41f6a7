import type { Status } from '../../protocol/states.ts';

/** The states of a conversation in words. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  bot: 'With the bot',
  queued: 'Waiting for a person',
  active: 'Being served',
  waiting: 'Waiting for the customer',
  resolved: 'Resolved',
};

/** Where a conversation stands; who serves it is said where it is known. */
export function StatusChip({ status, agent, mine }: { status: Status; agent: string | null; mine: boolean }) {
  const served = status === 'active' && agent !== null;
  return <span class={`chip chip-${status}`}>{served ? `Served by ${mine ? 'you' : agent}` : STATUS_WORDS[status]}</span>;
}
