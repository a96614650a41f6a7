/**
 * Attachments are files of a conversation: uploaded first, under a ticket that says into which conversation and by whom,
 * and then named in a message. Until a message names it a file waits, and is removed after a week; so nothing is kept
 * that nobody sent, and an outbox that was offline for days still finds its files.
 */
import { ATTACHMENTS_MAX } from '../../protocol/attachment-words.ts';
import type { UploadTicket } from '../../protocol/attachments.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { OpenFile, Uploads } from '../uploads/index.ts';
import { fileAddress } from '../uploads/index.ts';
import { chatFileKind } from './chat-file-kind.ts';
import { readSigned, signed } from './signed-words.ts';
import type { SigningKeys } from './signing-key-store.ts';

/** Who sends a file, and for what: a customer; an agent into a reply; an agent into a note, which customers never see. */
export type Sender = { kind: 'visitor' | 'reply' | 'note' | 'email'; id: string; name: string };

/** Files of conversations. */
export interface Attachments {
  ticket(conversation: ConversationId, sender: Sender): Promise<UploadTicket>;
  /** What a ticket allows; AppError `forbidden` where it is over or was not made here. */
  readTicket(ticket: string): Promise<{ conversation: ConversationId; sender: Sender }>;
  /** Keeps a file. AppError `invalid_payload`, `too_large`, `rate_limited`, `unavailable`. */
  keep(conversation: ConversationId, sender: Sender, file: { name: string; bytes: Buffer }): Promise<AttachmentRef>;
  /** The files of a message to be; AppError `invalid_payload` where one is not the sender's own of this conversation. */
  resolve(conversation: ConversationId, sender: Pick<Sender, 'kind' | 'id'>, ids: readonly string[] | undefined): Promise<readonly AttachmentRef[]>;
  /** Addresses that work for an hour, of those that the customer of the conversation may see. */
  links(conversation: ConversationId, ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** The file behind such an address, or null. */
  openLinked(id: string, key: string): Promise<OpenFile | null>;
  /** A message names them: they stay. */
  sent(ids: readonly string[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes what no message came to name. */
  sweep(): Promise<number>;
  readonly maxBytes: number;
}

/** What attachments stand on. */
export interface AttachmentParts {
  uploads: Pick<Uploads, 'put' | 'open' | 'all' | 'keep' | 'remove' | 'sweepWaiting'>;
  keys: SigningKeys;
  clock: Clock;
  maxBytes: number;
}

const TICKET_MS = 10 * 60 * 1000;
const LINK_MS = 60 * 60 * 1000;
const WAITING_MS = 7 * 24 * 60 * 60 * 1000;
/** Most files that one person keeps in one conversation. */
const FILES_MAX = 200;

/** Whether a file was sent in a chat: then it is for the desk and its customer only. */
export const isChatFile = (purpose: string): boolean => purpose.startsWith('chat:');

const purposeOf = (conversation: string, { kind, id }: Pick<Sender, 'kind' | 'id'>): string => `chat:${conversation}:${kind}:${id}`;

/** Attachments over uploads. */
export function createAttachments({ uploads, keys, clock, maxBytes }: AttachmentParts): Attachments {
  const secret = (): Promise<string> => keys.read('attachments');
  return {
    maxBytes,
    async ticket(conversation, sender) {
      const words = JSON.stringify([conversation, sender.kind, sender.id, sender.name]);
      return { address: `/chat-files/upload?ticket=${signed(words, clock.now() + TICKET_MS, await secret())}`, maxBytes };
    },
    async readTicket(ticket) {
      const words = readSigned(ticket, clock.now(), await secret());
      if (words === null) throw new AppError('forbidden', 'This upload was not announced, or too long ago. Try again.');
      const [conversation, kind, id, name] = JSON.parse(words) as [ConversationId, Sender['kind'], string, string];
      return { conversation, sender: { kind, id, name } };
    },
    async keep(conversation, sender, { name, bytes }) {
      const purpose = purposeOf(conversation, sender);
      if ((await uploads.all(purpose)).length >= FILES_MAX) throw new AppError('too_large', `At most ${FILES_MAX} files can be sent in one conversation.`);
      const kind = await chatFileKind(bytes, name);
      const file = await uploads.put({ name, bytes, purpose, by: { id: sender.id, name: sender.name }, maxBytes, kind, waits: true });
      return refOf(file);
    },
    async resolve(conversation, sender, ids = []) {
      if (ids.length > ATTACHMENTS_MAX) throw unknownFile();
      const purpose = purposeOf(conversation, sender);
      const found = await Promise.all([...new Set(ids)].map((id) => uploads.open(id)));
      return found.map((open) => {
        if (open === null || open.file.purpose !== purpose) throw unknownFile();
        return refOf(open.file);
      });
    },
    async links(conversation, ids) {
      const until = clock.now() + LINK_MS;
      const key = await secret();
      const found = await Promise.all(ids.map((id) => uploads.open(id)));
      const seen = found.flatMap((open) => (open !== null && isForCustomer(open.file.purpose, conversation) ? [open.file] : []));
      return Object.fromEntries(seen.map((file) => [file.id, `${fileAddress(file).replace(/^\/files/, '/chat-files')}?key=${signed(file.id, until, key)}`]));
    },
    async openLinked(id, key) {
      return readSigned(key, clock.now(), await secret()) === id ? uploads.open(id) : null;
    },
    sent: (ids) => uploads.keep(ids),
    async remove(ids) {
      await uploads.remove(ids);
    },
    sweep: () => uploads.sweepWaiting(clock.now() - WAITING_MS),
  };
}

const isForCustomer = (purpose: string, conversation: string): boolean => purpose.startsWith(`chat:${conversation}:`) && !purpose.startsWith(`chat:${conversation}:note:`);

const unknownFile = (): AppError => new AppError('invalid_payload', 'A file is no longer here. Remove it and add it again.', { issues: [{ path: 'attachments', message: 'must be files that were uploaded for this message' }] });

function refOf({ id, name, type, size, width, height }: Pick<UploadedFile, 'id' | 'name' | 'type' | 'size' | 'width' | 'height'>): AttachmentRef {
  return { id, name, type, size, ...(width !== null && height !== null && { width, height }) };
}
