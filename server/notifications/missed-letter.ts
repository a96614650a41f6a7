import type { NoticeKind } from '../../protocol/notices-contract.ts';
import type { Letter } from '../mail/index.ts';
import type { MissedCall } from './missed-store.ts';

const WORDS: Readonly<Record<NoticeKind, (contact: string) => string>> = {
  queued: (contact) => `${contact} waits for a person`,
  offered: (contact) => `The chat with ${contact} is offered to you`,
  message: (contact) => `${contact} has written and waits for your answer`,
  mention: (contact) => `You are mentioned in a note on the chat with ${contact}`,
  whisper: (contact) => `A supervisor has a word for you on the chat with ${contact}`,
  called: (contact) => `A colleague asks you about the chat with ${contact}`,
};

/** The e-mail about a missed call. It says what waits and where, and nothing that was written in the chat: mail travels through other hands. */
export function missedLetter(
  { user, conversation, kind, seq }: MissedCall,
  { person, contactName, publicUrl }: { person: { name: string; email: string }; contactName: string; publicUrl: string },
): Letter {
  const subject = WORDS[kind](contactName);
  const address = `${publicUrl}/console/chats/all/${conversation}`;
  const text = [
    `Hello ${person.name},`,
    `${subject}. You were not in the console when it happened.`,
    `Open the chat: ${address}`,
    `When and how you are called is set here: ${publicUrl}/console/notices`,
  ].join('\n\n');
  return { to: person.email, subject, text, locale: 'en', key: `missed:${user}:${conversation}:${seq}` };
}
