import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ConversationModel } from '../../client/model.ts';
import { chatsAddress, parseAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { useCommands } from '../shell/command-registry.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { ACTION_LABELS, availableActions } from './available-actions.ts';
import type { ActionName } from './available-actions.ts';
import type { ConversationActions } from './conversation-actions.ts';

const KEYS: Readonly<Partial<Record<ActionName, string>>> = { accept: 'a', take_over: 'a', resolve: 'e' };
const LOOKS: Readonly<Partial<Record<ActionName, string>>> = { accept: 'button-primary', take_over: 'button-primary', release: 'button-quiet' };

/** The steps that would work now, as buttons, keys and palette commands; `children` are further buttons. */
export function ActionBar({ model, actions, children }: { model: ConversationModel; actions: ConversationActions; children?: ComponentChildren }) {
  const { desk, router, commands, user } = useConsole();
  const state = model.state.value;
  const first = model.events.value[0];
  const startedWithBot = first?.type === 'conversation.started' && first.data.status === 'bot';
  const available = model.loaded.value ? availableActions(state, startedWithBot, desk.now(), user) : [];
  const busy = actions.busy.value;

  const bar = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  const run = async (action: ActionName) => {
    focused.current = bar.current?.contains(document.activeElement) ?? false;
    const done = await actions.run(action);
    if (!done || (action !== 'accept' && action !== 'take_over')) return;
    // It has left the list it was opened from: show it where it is now, unless the agent has moved on.
    const route = parseAddress(router.address.value);
    if (route.page === 'chats' && route.conversation === model.id && route.list === 'unassigned') {
      router.go(chatsAddress('mine', model.id), { replace: true });
    }
  };
  // The button that was pressed is gone: whoever was on it goes on where the work goes on.
  useLayoutEffect(() => {
    if (!focused.current || busy !== null) return;
    focused.current = false;
    const reply = state.status === 'active' ? document.getElementById('write-reply') : null;
    (reply ?? bar.current?.querySelector('button'))?.focus();
  }, [available.join(), busy]);
  const byKey = Object.fromEntries(
    available.flatMap((action) => (KEYS[action] ? [[KEYS[action], () => void run(action)]] : [])),
  ) as Record<string, () => void>;
  useShortcuts(byKey);
  useCommands(
    commands,
    available.map((action) => ({
      id: `conversation-${action}`,
      label: ACTION_LABELS[action],
      group: 'This conversation',
      ...(KEYS[action] ? { keys: KEYS[action] } : {}),
      run: () => void run(action),
    })),
    `${model.id} ${available.join()}`,
  );
  return (
    <div class="actions" ref={bar}>
      {available.map((action) => (
        <button
          key={action}
          type="button"
          class={`button ${LOOKS[action] ?? ''}`}
          disabled={busy !== null}
          aria-busy={busy === action}
          aria-keyshortcuts={KEYS[action]}
          onClick={() => void run(action)}
        >
          {ACTION_LABELS[action]}
        </button>
      ))}
      {children}
    </div>
  );
}
