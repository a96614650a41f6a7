import type { JSX } from 'preact';
import type { Chat } from '../conversations/chat.ts';
import type { ReachEvent } from '../messages/timeline.ts';
import { fill } from '../words.ts';
import { EmailGiven } from './email-given.tsx';
import { momentOf } from '../panel/when-back.ts';
import { useReachWords } from './use-reach-words.ts';

/** What was agreed on how the customer is reached, and what was sent there. */
export function ReachNotice({ event, chat }: { event: ReachEvent; chat: Chat }): JSX.Element {
  const words = useReachWords();
  switch (event.type) {
    case 'contact.email_given':
      return <EmailGiven event={event} chat={chat} />;
    case 'email.sent':
      return <p>{fill(event.data.kind === 'transcript' ? words.transcriptSent : words.emailSent, { email: event.data.to })}</p>;
    case 'callback.requested': {
      const { phone, preferredAt } = event.data;
      return <p>{preferredAt === null ? fill(words.callPlannedSoon, { phone }) : fill(words.callPlanned, { phone, time: momentOf(preferredAt) })}</p>;
    }
  }
}
