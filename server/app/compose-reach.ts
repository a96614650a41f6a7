import type { Reactor } from '../conversations/index.ts';
import type { Mail } from '../mail/index.ts';
import { composeCallBacks } from './compose-call-backs.ts';
import type { CallBackParts, ComposedCallBacks } from './compose-call-backs.ts';
import { composeMail } from './compose-mail.ts';
import type { ComposedMail, ComposeMailParts } from './compose-mail.ts';
import type { CountingHours } from './counting-hours.ts';

/** How customers are reached when they, or we, are not there. */
export interface Reach {
  /** The hours that count for customers. */
  hours: CountingHours;
  callBacks: ComposedCallBacks;
  mailRoom: ComposedMail;
  /** The way out for mail; others need no more. */
  mail: Mail;
}

/** Wires mail and call-backs. */
export function composeReach(parts: ComposeMailParts & CallBackParts): { reach: Reach; reactors: readonly Reactor[] } {
  const callBacks = composeCallBacks(parts);
  const mailRoom = composeMail(parts);
  return {
    reach: { hours: parts.hours, callBacks, mailRoom, mail: mailRoom.mail },
    reactors: [...mailRoom.reactors, callBacks.calls.reactor],
  };
}
