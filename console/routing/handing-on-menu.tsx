import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { ChevronDown } from 'lucide';
import type { ConversationState } from '../../protocol/conversation.ts';
import { can } from '../../protocol/roles.ts';
import { useConsole } from '../app/console-context.ts';
import type { SessionUser } from '../session/session-model.ts';
import { useCommands } from '../shell/command-registry.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import type { HandingOnModel } from './handing-on-model.ts';
import type { HandingOnWish } from './handing-on-dialogs.tsx';

const WISHES: readonly { wish: HandingOnWish; label: string; hint: string }[] = [
  { wish: 'transfer', label: 'Hand on …', hint: 'To a team or a colleague' },
  { wish: 'bring_in', label: 'Bring a colleague in …', hint: 'The customer sees who joins' },
  { wish: 'consult', label: 'Ask a colleague …', hint: 'In private' },
  { wish: 'snooze', label: 'Follow up later …', hint: 'With a promised time' },
];

/** What somebody may do with a conversation that is not done by one press of a button. */
export function possibleWishes({ status, agent, participants }: ConversationState, me: Pick<SessionUser, 'id' | 'permissions'>): readonly HandingOnWish[] {
  if (status === 'queued') return ['transfer'];
  if (status !== 'active' && status !== 'waiting') return [];
  const isIn = agent?.id === me.id || participants.some(({ id }) => id === me.id);
  if (isIn || can(me, 'supervise')) return ['transfer', 'bring_in', 'consult', 'snooze'];
  return can(me, 'release') ? ['transfer'] : [];
}

type DialogType = ComponentType<{ wish: HandingOnWish; model: HandingOnModel; state: ConversationState; onClose: () => void }>;

/** The menu of handing on, and the dialog of what was chosen from it. */
export function HandingOnMenu({ model, state }: { model: HandingOnModel; state: ConversationState }) {
  const { user, commands } = useConsole();
  const [wish, setWish] = useState<HandingOnWish | null>(null);
  const possible = possibleWishes(state, user);
  const choices = WISHES.filter((each) => possible.includes(each.wish));
  const begin = (next: HandingOnWish) => {
    model.clear();
    setWish(next);
  };
  useCommands(
    commands,
    choices.map((each) => ({ id: `handing-on-${each.wish}`, label: each.label, group: 'This conversation', run: () => begin(each.wish) })),
    `${state.id} ${possible.join()}`,
  );
  if (choices.length === 0) return null;
  return (
    <>
      <Menu label="Hand on, ask, or follow up later" button={<>More <Icon icon={ChevronDown} /></>}>
        {(close) =>
          choices.map((each) => (
            <button
              key={each.wish}
              type="button"
              class="menu-item"
              onClick={() => {
                close();
                begin(each.wish);
              }}
            >
              <span>{each.label}</span> <span class="muted">{each.hint}</span>
            </button>
          ))
        }
      </Menu>
      {wish !== null && <LazyDialog wish={wish} model={model} state={state} onClose={() => setWish(null)} />}
    </>
  );
}

function LazyDialog(props: { wish: HandingOnWish; model: HandingOnModel; state: ConversationState; onClose: () => void }) {
  const [Loaded, setLoaded] = useState<{ Dialog: DialogType } | null>(null);
  useEffect(() => {
    let isGone = false;
    import('./handing-on-dialogs.tsx').then(
      ({ HandingOnDialog }) => void (isGone || setLoaded({ Dialog: HandingOnDialog })),
      () => void (isGone || props.onClose()),
    );
    return () => {
      isGone = true;
    };
  }, []);
  return Loaded === null ? null : <Loaded.Dialog {...props} />;
}
