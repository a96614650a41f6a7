import { useEffect, useRef, useState } from 'preact/hooks';
import { ArrowLeft, PanelRight } from 'lucide';
import type { ConversationId } from '../../protocol/ids.ts';
import { ContextPane } from '../contacts/context-pane.tsx';
import { createContactModel } from '../contacts/contact-model.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { ActionBar } from './action-bar.tsx';
import { Composer } from './composer.tsx';
import { createConversationActions } from './conversation-actions.ts';
import { StatusChip } from './status-chip.tsx';
import { Timeline } from './timeline.tsx';

/** One conversation with everything an agent needs for it. Drawn anew for each conversation (`key`). */
export function ConversationPane(props: {
  id: ConversationId;
  /** Address of the list beside it, for the way back on narrow screens. */
  back: string;
  details: boolean;
  onDetails: (open: boolean) => void;
}) {
  const { client, desk, user } = useConsole();
  const [model] = useState(() => client.conversation(props.id));
  const [contact] = useState(() => createContactModel(client, props.id));
  const [actions] = useState(() => createConversationActions(client, props.id));
  useEffect(() => () => model.release(), [model]);
  const back = useRef<HTMLAnchorElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Where there is a way back, the list with the focus in it has just been hidden.
    if (back.current?.offsetParent) title.current?.focus();
  }, []);
  const state = model.state.value;
  const { email, status } = state;
  const resolved = status === 'resolved';
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void contact.load();
  }, [contact, email, resolved, online]);

  const { unassigned, mine, all } = desk.lists;
  const rows = [unassigned, mine, all.open, all.resolved].flatMap((list) => list.rows.value);
  const row = rows.find(({ id }) => id === props.id);
  const name = contact.contact.value?.name ?? email ?? row?.contactName ?? 'Customer';
  const refused = actions.refused.value;
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
          <ActionBar model={model} actions={actions} />
          <button
            type="button"
            class="button button-quiet button-icon"
            aria-label="Customer details"
            aria-pressed={props.details}
            onClick={() => props.onDetails(!props.details)}
          >
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
        <Timeline model={model} contactName={name} />
        <Composer model={model} />
      </section>
      {props.details && <ContextPane model={contact} state={state} onClose={() => props.onDetails(false)} />}
    </>
  );
}
