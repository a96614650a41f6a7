import { useEffect, useRef, useState } from 'preact/hooks';
import { ArrowLeft, BookOpen, PanelRight } from 'lucide';
import type { ConversationId } from '../../protocol/ids.ts';
import { ArticlesPane, CHAT_ARTICLES_SEARCH } from '../chat-articles/articles-pane.tsx';
import { createChatArticlesModel } from '../chat-articles/chat-articles-model.ts';
import { createProposalModel } from '../chat-articles/proposal-model.ts';
import { ProposeDialog } from '../chat-articles/propose-dialog.tsx';
import { CallBar } from '../call-backs/call-bar.tsx';
import { ContextPane } from '../contacts/context-pane.tsx';
import { createCustomerModel } from '../contacts/customer-model.ts';
import { useConsole } from '../app/console-context.ts';
import { SendTranscript } from '../mail/send-transcript.tsx';
import { threePanes } from '../app/three-panes.ts';
import { createHandingOnModel } from '../routing/handing-on-model.ts';
import { HandingOnMenu } from '../routing/handing-on-menu.tsx';
import { SideThreads } from '../routing/side-threads.tsx';
import { StateBar } from '../routing/state-bar.tsx';
import { useCommands } from '../shell/command-registry.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { WatchBar } from '../supervision/watch-bar.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { ActionBar } from './action-bar.tsx';
import { Composer } from '../composer/composer.tsx';
import { createConversationActions } from './conversation-actions.ts';
import { createDraftModel } from '../composer/draft-model.ts';
import { createDrafts } from '../composer/drafts.ts';
import { SortBar } from './sort-bar.tsx';
import { StatusChip } from './status-chip.tsx';
import { Timeline } from './timeline.tsx';

/** What stands beside a conversation; remembered in this browser. */
const BESIDE = 'porchlight:console:beside';

/** One conversation with everything an agent needs for it. Drawn anew for each conversation (`key`). */
export function ConversationPane(props: {
  id: ConversationId;
  /** Address of the list beside it, for the way back on narrow screens. */
  back: string;
  /** The position of a message to begin with. */
  at: number | null;
  details: boolean;
  onDetails: (open: boolean) => void;
}) {
  const { client, desk, user, storage, commands } = useConsole();
  const [model] = useState(() => client.conversation(props.id));
  const [customer] = useState(() => createCustomerModel(client, { conversation: props.id }));
  const [actions] = useState(() => createConversationActions(client, props.id));
  const [handingOn] = useState(() => createHandingOnModel(client, props.id));
  const [reply] = useState(() => createDraftModel(createDrafts(storage, user.id), props.id, 'reply'));
  const [articles] = useState(() => createChatArticlesModel(client, props.id));
  const [proposal] = useState(() => createProposalModel(client, props.id));
  const [proposing, setProposing] = useState(false);
  const [beside, setBeside] = useState<'customer' | 'articles'>(() => (storage.get(BESIDE) === 'articles' ? 'articles' : 'customer'));
  const shown = props.details ? beside : null;
  useEffect(() => () => model.release(), [model]);
  useEffect(() => customer.dispose, [customer]);
  const back = useRef<HTMLAnchorElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Where there is a way back, the list with the focus in it has just been hidden.
    if (back.current?.offsetParent) title.current?.focus();
  }, []);
  const state = model.state.value;
  const { email, status, contact, contactName } = state;
  const resolved = status === 'resolved';
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void customer.load();
  }, [customer, email, contact, contactName, resolved, online]);

  const { unassigned, mine, all } = desk.lists;
  const rows = [unassigned, mine, all.open, all.resolved].flatMap((list) => list.rows.value);
  const row = rows.find(({ id }) => id === props.id);
  const name = customer.customer.value?.name ?? email ?? row?.contactName ?? 'Customer';
  const refused = actions.refused.value;

  const show = (pane: 'customer' | 'articles') => {
    storage.set(BESIDE, pane);
    setBeside(pane);
    props.onDetails(true);
  };
  const toggle = (pane: 'customer' | 'articles') => (shown === pane ? props.onDetails(false) : show(pane));
  const search = () => {
    articles.close();
    show('articles');
    requestAnimationFrame(() => document.getElementById(CHAT_ARTICLES_SEARCH)?.focus());
  };
  const goOnWriting = () => {
    if (!threePanes().matches) props.onDetails(false);
    requestAnimationFrame(() => document.getElementById('write-reply')?.focus());
  };
  useShortcuts({ '/': search });
  useCommands(
    commands,
    [
      { id: 'conversation-articles', label: 'Search articles for this conversation', group: 'This conversation', keys: '/', run: search },
      ...(resolved ? [{ id: 'conversation-propose', label: 'Propose an article', group: 'This conversation', run: () => setProposing(true) }] : []),
    ],
    `${props.id} ${resolved}`,
  );
  return (
    <>
      <section class="conversation" aria-label={`Conversation with ${name}`}>
        <header class="pane-head">
          <a ref={back} class="button button-quiet button-icon back" href={props.back} aria-label="Back to the list">
            <Icon icon={ArrowLeft} />
          </a>
          <h1 class="pane-title" ref={title} tabIndex={-1}>{name}</h1>
          {state.seq > 0 && <StatusChip status={status} agent={state.agent?.name ?? null} mine={state.agent?.id === user.id} />}
          <span class="pane-fill" />
          <ActionBar model={model} actions={actions}>
            {model.loaded.value && <HandingOnMenu model={handingOn} state={state} />}
            <SendTranscript state={state} />
            {resolved && <button type="button" class="button" onClick={() => setProposing(true)}>Propose an article</button>}
          </ActionBar>
          <button type="button" class="button button-quiet button-icon" aria-label="Articles" aria-keyshortcuts="/" aria-pressed={shown === 'articles'} onClick={() => toggle('articles')}>
            <Icon icon={BookOpen} />
          </button>
          <button type="button" class="button button-quiet button-icon" aria-label="Customer details" aria-pressed={shown === 'customer'} onClick={() => toggle('customer')}>
            <Icon icon={PanelRight} />
          </button>
        </header>
        {refused !== null && (
          <Notice
            tone="danger"
            action={
              <button type="button" class="button-link" onClick={actions.clear}>
                Dismiss
              </button>
            }
          >
            {refused}
          </Notice>
        )}
        <StateBar state={state} model={handingOn} />
        <CallBar state={state} />
        <SideThreads state={state} model={handingOn} />
        <WatchBar model={model} />
        {state.seq > 0 && <SortBar model={model} />}
        <Timeline model={model} contactName={name} reply={reply} at={props.at} />
        <Composer model={model} reply={reply} />
      </section>
      {shown === 'customer' && <ContextPane model={customer} state={state} onClose={() => props.onDetails(false)} />}
      {shown === 'articles' && <ArticlesPane model={articles} state={state} reply={reply} onInserted={goOnWriting} onClose={() => props.onDetails(false)} />}
      {proposing && <ProposeDialog model={proposal} onClose={() => setProposing(false)} />}
    </>
  );
}
