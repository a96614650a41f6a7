import type { Actor } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { Committed } from '../../protocol/visitor-contract.ts';
import type { ConversationLog } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import type { Mail } from './create-mail.ts';

/** What it stands on. `limit` counts by address. */
export interface TranscriptParts {
  mail: Pick<Mail, 'configured'>;
  log: Pick<ConversationLog, 'append' | 'read'>;
  limit: RateLimiter;
}

/** Records that the whole chat goes to the address the customer left; the mail follows the event. Throws AppError. */
export type SendTranscript = (conversation: ConversationId, actor: Actor, clientId: string) => Promise<Committed>;

/** The use case. Nobody chooses the address here: it is the one that was given in the conversation. */
export function createTranscripts({ mail, log, limit }: TranscriptParts): SendTranscript {
  return async (conversation, actor, clientId) => {
    if (!mail.configured()) throw new AppError('conflict', 'E-mail is not set up here.');
    const { state } = await log.read(conversation);
    if (state.email === null) throw new AppError('conflict', 'There is no e-mail address in this conversation yet.');
    if (state.lastMessage === null) throw new AppError('conflict', 'Nothing was said yet.');
    await limit.take(state.email);
    const command = { kind: 'email_sent', of: 'transcript', to: state.email, upTo: state.seq } as const;
    const { event } = await log.append({ conversation, actor, clientId, command });
    return { seq: event.seq, at: event.at };
  };
}
