/**
 * What the whole panel knows: where the customer is in it, which conversation is the current one, and how much they
 * have not seen. Components read signals and call functions; sockets and storage are behind the client core.
 */
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Client } from '../../client/model.ts';
import { newId } from '../../client/new-id.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { RecentConversation, VisitorContract, VisitorWelcome } from '../../protocol/visitor-contract.ts';
import type { View } from '../api.ts';
import { createChat } from '../conversations/chat.ts';
import type { Chat } from '../conversations/chat.ts';
import { currentPage } from '../conversations/current-page.ts';
import { createArticleFinder } from '../knowledge-base/article-finder.ts';
import type { ArticleFinder } from '../knowledge-base/article-finder.ts';
import type { PanelHost, PanelOptions } from '../panel-host.ts';
import { WORDS } from '../words.ts';
import type { GivenWords, Words } from '../words.ts';
import type { BrowserStorage } from './browser-storage.ts';
import { noteConversation, recallConversation } from './current-conversation.ts';
import { tellRefusal } from './tell-refusal.ts';

/** The client core as the widget uses it. */
export type VisitorClient = Client<VisitorContract, VisitorWelcome>;

/** Where the customer is. */
export type Place = { at: 'home' } | { at: 'conversation' } | { at: 'article'; slug: string };

/** What the panel's model needs. `local` lasts, `session` ends with the tab. */
export interface PanelNeeds {
  client: VisitorClient;
  host: PanelHost;
  local: BrowserStorage;
  session: BrowserStorage;
}

/** The model of the panel. */
export interface PanelModel extends PanelNeeds {
  readonly options: Signal<PanelOptions>;
  readonly words: ReadonlySignal<Words>;
  /** Language to ask for articles in: a BCP 47 tag, whatever the page says of itself. */
  readonly locale: ReadonlySignal<string>;
  readonly isOpen: Signal<boolean>;
  /** Where the customer is and how they came there; the last one is shown. */
  readonly trail: Signal<readonly Place[]>;
  readonly place: ReadonlySignal<Place>;
  /** The conversation that is shown or was last, null while a new one has no message yet. */
  readonly chat: ReadonlySignal<Chat | null>;
  readonly recent: Signal<readonly RecentConversation[]>;
  readonly peopleOnline: Signal<boolean>;
  readonly finder: ArticleFinder;
  go(place: Place): void;
  back(): void;
  show(view?: View): void;
  openChat(id: ConversationId | null): void;
  /** Begins a conversation; what the outbox says of its first message. */
  start(text: string, more?: { article?: string; follows?: ConversationId; attachments?: string[]; conversation?: ConversationId }): { stored: boolean; chat: Chat };
  refreshRecent(): void;
  dispose(): void;
}

/** What the server takes as a language tag. */
const LANGUAGE_TAG = /^(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** The model over a client that is connected or soon will be. */
export function createPanelModel(needs: PanelNeeds): PanelModel {
  const { client, host, local } = needs;
  const chats = new Map<ConversationId, Chat>();
  const recalled = recallConversation(local, host.inbox);
  const current = signal<ConversationId | null>(recalled?.id ?? null);
  const held = signal<readonly Chat[]>([]);
  const options = signal(host.options);
  const isOpen = signal(false);
  const trail = signal<readonly Place[]>([{ at: 'home' }]);
  const recent = signal<readonly RecentConversation[]>([]);
  const peopleOnline = signal(false);
  const place = computed<Place>(() => trail.value.at(-1) ?? { at: 'home' });
  const translated = signal<GivenWords>({});
  const words = computed<Words>(() => ({ ...WORDS, ...translated.value, ...options.value.words }));
  const locale = computed(() => (LANGUAGE_TAG.test(options.value.locale) ? options.value.locale : 'en'));
  const finder = createArticleFinder(client, locale);
  const chat = computed(() => (current.value === null ? null : chatOf(current.value)));

  function chatOf(id: ConversationId, fresh = false): Chat {
    const found = chats.get(id);
    if (found) return found;
    const expected = fresh ? 'open' : recalled?.id === id ? recalled.phase : 'ended';
    const shown = computed(() => isOpen.value && place.value.at === 'conversation' && current.value === id);
    const made = createChat({ client, id, fresh, expected, shown, emit: host.emit });
    chats.set(id, made);
    // Not while a computed runs: a signal must not change there.
    queueMicrotask(() => (held.value = [...chats.values()]));
    return made;
  }

  const unread = computed(() => {
    const known = new Set(held.value.map(({ id }) => id));
    const elsewhere = recent.value.filter((row) => row.unread && !known.has(row.id)).length;
    return held.value.reduce((sum, { unread: own }) => sum + own.value, elsewhere);
  });

  function go(next: Place): void {
    if (next.at === 'home') trail.value = [next];
    else if (next.at !== place.peek().at || next.at === 'article') trail.value = [...trail.peek(), next];
  }

  function openChat(id: ConversationId | null): void {
    current.value = id;
    go({ at: 'conversation' });
  }

  const isUnfinished = (): boolean => (chat.peek()?.phase.peek() ?? 'ended') !== 'ended';

  const ends = [
    effect(() => {
      const wanted = locale.value;
      const isEnglish = /^en\b/i.test(wanted);
      if (isEnglish) translated.value = {};
      // Where it cannot be fetched, the words stay English.
      else void import('../locales/locale-words.ts').then(({ localeWords }) => localeWords(wanted)).then((given) => locale.peek() === wanted && (translated.value = given), () => undefined);
    }),
    effect(() => host.setUnread(unread.value)),
    effect(() => {
      const welcome = client.welcome.value;
      if (!welcome) return;
      recent.value = welcome.recent;
      peopleOnline.value = welcome.peopleOnline;
    }),
    effect(() => {
      const shown = chat.value;
      if (!shown) return;
      // The server knows nothing of it: the store was emptied, or the customer's data erased.
      if (shown.gone.value) {
        noteConversation(local, host.inbox, null);
        current.value = null;
      } else {
        noteConversation(local, host.inbox, { id: shown.id, phase: shown.phase.value });
      }
    }),
    tellRefusal(client, host.emit),
    client.on('availability', (({ peopleOnline: online }: { peopleOnline: boolean }) => {
      peopleOnline.value = online;
    }) as (payload: never) => void),
  ];

  return {
    ...needs, options, words, locale, isOpen, trail, place, chat, recent, peopleOnline, finder, go, openChat,
    back: () => {
      trail.value = trail.peek().length > 1 ? trail.peek().slice(0, -1) : [{ at: 'home' }];
    },
    show: (view) => {
      isOpen.value = true;
      if (view === 'home') go({ at: 'home' });
      else if (view === 'conversation') go({ at: 'conversation' });
      else if (view) go({ at: 'article', slug: view.article });
      else if (place.peek().at === 'home' && isUnfinished()) go({ at: 'conversation' });
    },
    start: (text, { article, follows, attachments, conversation } = {}) => {
      const id = conversation ?? (newId() as ConversationId);
      const made = chatOf(id, true);
      const { stored, done } = client.perform('conversation.start', {
        conversation: id,
        text,
        ...(article === undefined ? {} : { article }),
        ...(attachments && { attachments }),
        page: currentPage(),
        locale: locale.peek(),
        follows: follows ?? null,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
      openChat(id);
      void done.then((outcome) => {
        if (!outcome.ok) host.emit('error', { code: outcome.error.code, message: outcome.error.message });
      });
      return { stored, chat: made };
    },
    refreshRecent: () =>
      void client.ask('conversations.recent', {}).then((outcome) => {
        if (outcome.ok) recent.value = outcome.data.conversations;
      }),
    dispose: () => {
      for (const end of ends) end();
      finder.dispose();
      for (const one of chats.values()) one.dispose();
      client.close();
    },
  };
}
