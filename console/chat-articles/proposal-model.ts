/** A proposal that is being written: kept while the conversation is open, so that closing the dialog loses nothing. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ChatArticle } from '../../protocol/chat-articles-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';

/** What an agent has written. `questions` are lines; `to` is the article that it adds to, null while none is chosen. */
export interface WrittenProposal {
  kind: 'new' | 'addition';
  to: ChatArticle | null;
  title: string;
  questions: string;
  body: string;
  note: string;
  locale: string;
}

/** The proposal of one conversation. */
export interface ProposalModel {
  /** Null until it was begun. */
  readonly written: ReadonlySignal<WrittenProposal | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  readonly sending: ReadonlySignal<boolean>;
  /** The id of the article that it went to; null before. */
  readonly sent: ReadonlySignal<string | null>;
  /** Fills it with what was said, unless something is there; one that was sent makes room for the next. */
  begin(): Promise<void>;
  change(part: Partial<WrittenProposal>): void;
  send(): Promise<void>;
}

/** The proposal of a conversation, over the client core. */
export function createProposalModel(client: Client<StaffContract, StaffWelcome>, conversation: ConversationId): ProposalModel {
  const written = signal<WrittenProposal | null>(null);
  const problem = signal<ClientError | null>(null);
  const sending = signal(false);
  const sent = signal<string | null>(null);
  let clientId = '';
  return {
    written,
    problem,
    sending,
    sent,
    async begin() {
      if (written.value !== null && sent.value === null) return;
      batch(() => {
        written.value = null;
        sent.value = null;
        problem.value = null;
      });
      clientId = crypto.randomUUID();
      const answer = await client.ask('chat_articles.begin_proposal', { conversation });
      if (!answer.ok) {
        problem.value = answer.error;
        return;
      }
      const { title, questions, body, locale } = answer.data.proposal;
      written.value = { kind: 'new', to: null, title, questions: questions.join('\n'), body, note: '', locale };
    },
    change(part) {
      if (written.value !== null) written.value = { ...written.value, ...part };
    },
    async send() {
      const proposal = written.value;
      if (proposal === null || sending.value) return;
      const { kind, to, title, questions, body, note } = proposal;
      sending.value = true;
      const answer = await client.ask('chat_articles.propose', {
        conversation,
        clientId,
        ...(kind === 'addition' && to !== null && { to: to.id }),
        title,
        questions: questions.split('\n').map((line) => line.trim()).filter(Boolean),
        body,
        note,
      });
      batch(() => {
        sending.value = false;
        problem.value = answer.ok ? null : answer.error;
        if (answer.ok) sent.value = answer.data.article;
      });
    },
  };
}
