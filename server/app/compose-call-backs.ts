import { callBackCommands, createCallBacks, createCallBackStore, visitorCallBackCommands } from '../call-backs/index.ts';
import type { CallBacks } from '../call-backs/index.ts';
import { rooms } from '../conversations/index.ts';
import type { Broadcast, Conversations } from '../conversations/index.ts';
import type { Finding } from '../finding/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import type { CountingHours } from './counting-hours.ts';
import type { Task } from './periodic.ts';

/** How often call-backs that became due are looked for, in milliseconds. */
const DUE_MS = 5_000;

/** Call-backs, wired but for the connections that are told of them. */
export interface ComposedCallBacks {
  calls: CallBacks;
  tasks: readonly Task[];
  staffHandlers: ReturnType<typeof callBackCommands>;
  visitorHandlers: ReturnType<typeof visitorCallBackCommands>;
  /** Where people are told that a call is due. */
  tellBy(broadcast: Broadcast): void;
}

/** What they are wired from. */
export interface CallBackParts {
  store: Store;
  clock: Clock;
  conversations: Conversations;
  hours: CountingHours;
  finding: Pick<Finding, 'visibility'>;
}

/** Wires call-backs onto conversations and hours. */
export function composeCallBacks({ store, clock, conversations, hours, finding: { visibility } }: CallBackParts): ComposedCallBacks {
  let broadcast: Broadcast | null = null;
  const calls = createCallBacks({
    store: createCallBackStore(store),
    log: conversations.log,
    clock,
    hoursOf: ({ inbox, team }) => hours.of(inbox, team),
    tell(due, state) {
      // Who serves it, else the team whose it is, else everybody.
      const people = state.agent === null ? visibility.audience(state) : [state.agent.id];
      const told = people === null ? [rooms.desk] : people.map((id) => rooms.user(id));
      for (const room of told) broadcast?.toStaff(room, 'callbackDue', due);
    },
  });
  return {
    calls,
    tasks: [{ name: 'call-backs', everyMs: DUE_MS, run: async () => (store.writable() && broadcast !== null ? calls.remind() : 0) }],
    staffHandlers: callBackCommands(calls, (user) => visibility.of(user)),
    visitorHandlers: visitorCallBackCommands(calls, conversations.log),
    tellBy: (to) => void (broadcast = to),
  };
}
