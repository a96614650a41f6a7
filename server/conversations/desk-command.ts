import type { AttachmentRef, CallbackOutcome, OfferEnd, Priority, TeamRef } from '../../protocol/desk-events.ts';
import type { AgentRef } from '../../protocol/events.ts';
import type { ContactId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { RichText } from '../../protocol/rich-text.ts';

/** What can be wanted of a conversation at the desk. Whether the person has the right to it is decided before. */
export type DeskCommand =
  | { kind: 'start_outbound'; inbox: string; locale: string; visitor: VisitorId; agent: AgentRef; channel?: 'email' | 'phone' }
  | { kind: 'route'; team: TeamRef | null; priority: Priority; skills: readonly string[]; rule: string | null }
  | { kind: 'offer'; agent: AgentRef; expiresAt: number }
  | { kind: 'end_offer'; agent: AgentRef; because: OfferEnd }
  | { kind: 'take_over'; agent: AgentRef }
  | { kind: 'transfer'; to: { team: TeamRef } | { agent: AgentRef }; note: string | null }
  | { kind: 'join'; agent: AgentRef }
  | { kind: 'leave'; agent: AgentRef }
  | { kind: 'snooze'; until: number; reason: string | null }
  | { kind: 'wake'; because: 'due' | 'agent' }
  | { kind: 'change_tags'; add: readonly string[]; remove: readonly string[] }
  | { kind: 'set_priority'; priority: Priority }
  | { kind: 'open_consult'; with: readonly AgentRef[]; text: string }
  | { kind: 'close_consult'; thread: number }
  /** `before` is the text as the log has it. */
  | { kind: 'edit_message'; messageSeq: number; text: string; rich?: RichText; before: string }
  | { kind: 'delete_message'; messageSeq: number; before: string }
  | { kind: 'link_contact'; contact: ContactId | null; name: string | null }
  | { kind: 'request_callback'; phone: string; preferredAt: number | null; note: string | null }
  | { kind: 'finish_callback'; outcome: CallbackOutcome; durationMs: number; note: string | null }
  | { kind: 'email_sent'; of: 'continuation' | 'transcript'; to: string; upTo: number }
  | { kind: 'email_failed'; to: string; reason: string };

/** What a note can carry beside its text. */
export interface NoteExtras {
  mentions?: readonly UserId[];
  thread?: number;
  whisper?: true;
  attachments?: readonly AttachmentRef[];
}

/** What a customer's or an agent's message can carry beside its text. */
export interface MessageExtras {
  rich?: RichText;
  attachments?: readonly AttachmentRef[];
  via?: 'email';
  quoted?: string;
}
