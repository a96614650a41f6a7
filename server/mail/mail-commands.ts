import type { MailStanding } from '../../protocol/mail-contract.ts';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers, VisitorHandlers } from '../realtime/handlers.ts';
import type { ConversationLog } from '../conversations/index.ts';
import type { MailRules } from './mail-settings.ts';
import type { SendTranscript } from './transcripts.ts';

/** What the commands stand on. */
export interface MailCommandParts {
  rules: MailRules;
  standing(): MailStanding;
  /** Sends a mail at once; null when the server took it, else why not. */
  tryMail(to: string, name: string): Promise<string | null>;
  knowsInbox(key: string): Promise<boolean>;
  sendTranscript: SendTranscript;
}

/** What admins do on the page Settings → Mail, and the transcript that an agent sends. */
export function mailCommands(parts: MailCommandParts): Pick<StaffHandlers, 'mail.read' | 'mail.change' | 'mail.try' | 'transcript.send'> {
  const { rules, standing } = parts;
  return {
    async 'mail.read'({ user }) {
      assertMay(user, 'settings', 'Only admins see and change the settings of mail.');
      return { ...(await rules.read()), standing: standing() };
    },
    async 'mail.change'({ user }, { version, settings }) {
      assertMay(user, 'settings', 'Only admins see and change the settings of mail.');
      for (const key of [...settings.addresses.map(({ inbox }) => inbox), ...(settings.otherwise === null ? [] : [settings.otherwise])]) {
        if (!(await parts.knowsInbox(key))) throw new AppError('not_found', `There is no inbox ${key}.`);
      }
      return { ...(await rules.change(version, settings)), standing: standing() };
    },
    async 'mail.try'({ user }) {
      assertMay(user, 'settings', 'Only admins see and change the settings of mail.');
      const reason = await parts.tryMail(user.email, user.name);
      return { to: user.email, sent: reason === null, reason };
    },
    async 'transcript.send'({ user }, { conversation, clientId }) {
      assertMay(user, 'desk', 'Only people at the desk send transcripts.');
      return parts.sendTranscript(conversation, { kind: 'agent', id: user.id, name: user.name }, clientId);
    },
  };
}

/** What a customer asks of mail. Missing and foreign conversations look the same from outside. */
export function transcriptCommands({ log, sendTranscript }: { log: Pick<ConversationLog, 'peek'>; sendTranscript: SendTranscript }): Pick<VisitorHandlers, 'transcript.request'> {
  return {
    async 'transcript.request'({ visitor }, { conversation, clientId }) {
      if ((await log.peek(conversation)).visitor !== visitor) throw new AppError('not_found', 'There is no such conversation.');
      return sendTranscript(conversation, { kind: 'visitor', id: visitor }, clientId);
    },
  };
}

function assertMay(user: StaffContext['user'], permission: Permission, sentence: string): void {
  if (!can(user, permission)) throw new AppError('forbidden', sentence);
}
