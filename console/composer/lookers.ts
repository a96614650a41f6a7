/** Who else of the desk looks at a conversation or writes in it. Hints on the wire, which end by themselves. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { DraftKind, LookingNotice } from '../../protocol/drafts-contract.ts';
import { LOOKING_LASTS_MS } from '../../protocol/drafts-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client } from '../../client/model.ts';

/** Somebody else. */
export interface Looker {
  id: string;
  name: string;
  writing: DraftKind | null;
  heardAt: number;
}

/** Who is there besides oneself. */
export interface Lookers {
  readonly others: ReadonlySignal<readonly Looker[]>;
  /** Tells the others what one writes; null for nothing. */
  write(kind: DraftKind | null): void;
  dispose(): void;
}

/** How often one says that one is still there, in milliseconds. */
const REPEAT_MS = LOOKING_LASTS_MS / 2;

/** Begins to look. */
export function createLookers(client: Client<StaffContract, StaffWelcome>, conversation: ConversationId, me: string): Lookers {
  const others = signal<readonly Looker[]>([]);
  let writing: DraftKind | null = null;
  const tell = (looking: boolean, hello: boolean): void => {
    if (client.connection.peek() === 'online') void client.ask('looking.set', { conversation, looking, writing, hello });
  };
  const fresh = (): readonly Looker[] => others.value.filter(({ heardAt }) => Date.now() - heardAt < LOOKING_LASTS_MS);
  const stop = client.on('looking', ((notice: LookingNotice) => {
    const { user, looking } = notice;
    if (notice.conversation !== conversation || user.id === me) return;
    const rest = fresh().filter(({ id }) => id !== user.id);
    others.value = looking ? [...rest, { ...user, writing: notice.writing, heardAt: Date.now() }].sort((a, b) => a.name.localeCompare(b.name)) : rest;
    if (notice.hello) tell(true, false);
  }) as (payload: never) => void);
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') tell(true, false);
    if (fresh().length !== others.value.length) others.value = fresh();
  }, REPEAT_MS);
  tell(true, true);
  return {
    others,
    write(kind) {
      if (kind === writing) return;
      writing = kind;
      tell(true, false);
    },
    dispose() {
      clearInterval(timer);
      stop();
      tell(false, false);
    },
  };
}

/** "Maya Reed is writing a reply. Zoe and Tim are looking at this." Empty where nobody is. */
export function lookersWords(others: readonly Looker[]): string {
  const writers = others.filter(({ writing }) => writing !== null);
  const rest = others.filter(({ writing }) => writing === null).map(({ name }) => name);
  const looking = rest.length === 0 ? [] : [`${listed(rest)} ${rest.length === 1 ? 'is' : 'are'} looking at this.`];
  return [...writers.map(({ name, writing }) => `${name} is writing a ${writing === 'note' ? 'private note' : 'reply'}.`), ...looking].join(' ');
}

const listed = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
