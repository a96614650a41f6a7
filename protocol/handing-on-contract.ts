/** How a conversation goes from one person to the next, is put aside, or gets a second pair of eyes. */
import * as v from 'valibot';
import { command } from './command.ts';
import { messageTextSchema, seqSchema } from './fields.ts';
import { clientIdSchema, conversationIdSchema, teamIdSchema, userIdSchema } from './ids.ts';
import type { ConversationId, TeamId, UserId } from './ids.ts';
import type { PresenceStatus } from './presence-status.ts';
import type { Committed } from './visitor-contract.ts';

/** Longest note for who comes next, in characters. */
export const HANDING_NOTE_MAX = 1000;
/** Longest reason why something is put aside, in characters. */
export const SNOOZE_REASON_MAX = 200;
/** Most colleagues asked at once. */
export const CONSULT_MAX = 10;

/** A colleague as one may hand on to them. `load` and `capacity` are in units of work; */
export interface DirectoryPerson {
  id: UserId;
  name: string;
  status: PresenceStatus;
  load: number;
  capacity: number;
  teams: readonly TeamId[];
  skills: readonly string[];
}

/** A team as one may hand on to it. */
export interface DirectoryTeam {
  id: TeamId;
  name: string;
  /** Members that are online now. */
  online: number;
  /** Conversations in its queue. */
  queued: number;
}

/** Somebody wants somebody: a push to the one who is wanted. */
export interface Called {
  conversation: ConversationId;
  why: 'consulted' | 'answered' | 'invited' | 'woken';
  /** Who wants them. */
  by: string;
  text: string | null;
}

const inConversation = { conversation: conversationIdSchema, clientId: clientIdSchema };
const line = (max: number) =>
  v.pipe(v.string(), v.maxLength(max, `must be at most ${max} characters`), v.transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim()));

/** The commands about handing on. */
export const handingOnContract = {
  /** Colleagues at the desk and teams, with who is there and how much they have to do. */
  'desk.directory': command<{ people: readonly DirectoryPerson[]; teams: readonly DirectoryTeam[] }>()(v.object({})),
  /** To a team or a colleague, with a note for who comes next: for who serves it or takes part, and for those who may release. In the queue: for everybody at the desk. */
  'conversation.transfer': command<Committed>()(
    v.object({
      ...inConversation,
      to: v.union([v.object({ team: teamIdSchema }), v.object({ agent: userIdSchema })]),
      note: v.optional(v.nullable(line(HANDING_NOTE_MAX)), null),
    }),
  ),
  /** Makes oneself the one who serves it: for supervisors, and for those who take part. */
  'conversation.take_over': command<Committed>()(v.object(inConversation)),
  /** Brings a colleague into the chat, seen by the customer; without `agent` oneself, which is for supervisors. */
  'participant.join': command<Committed>()(v.object({ ...inConversation, agent: v.optional(userIdSchema) })),
  /** Ends one's own part; another's part is ended by who serves it, and by supervisors. */
  'participant.leave': command<Committed>()(v.object({ ...inConversation, agent: v.optional(userIdSchema) })),
  /** Puts it aside until then (milliseconds since the Unix epoch); the customer sees the time, not the reason. */
  'conversation.snooze': command<Committed>()(
    v.object({ ...inConversation, until: v.pipe(v.number(), v.integer()), reason: v.optional(v.nullable(line(SNOOZE_REASON_MAX)), null) }),
  ),
  'conversation.wake': command<Committed>()(v.object(inConversation)),
  /** Opens a private side thread; its position is the thread's name. */
  'consult.open': command<Committed>()(
    v.object({ ...inConversation, with: v.pipe(v.array(userIdSchema), v.minLength(1, 'must name somebody'), v.maxLength(CONSULT_MAX)), text: messageTextSchema }),
  ),
  /** Says something in a side thread: for those who are in it, who serves the conversation, and supervisors. */
  'consult.say': command<Committed>()(v.object({ ...inConversation, thread: seqSchema, text: messageTextSchema })),
  'consult.close': command<Committed>()(v.object({ ...inConversation, thread: seqSchema })),
  /** Takes what is offered to oneself. */
  'offer.accept': command<Committed>()(v.object(inConversation)),
  'offer.decline': command<Committed>()(v.object(inConversation)),
} as const;
