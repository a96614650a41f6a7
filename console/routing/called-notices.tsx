import { chatsAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import type { Called } from '../../protocol/handing-on-contract.ts';
import type { OffersModel } from './offers-model.ts';

/** Colleagues who want this person: to look at something, to join, or because a promised time has come. */
export function CalledNotices({ model }: { model: OffersModel }) {
  const { router } = useConsole();
  return (
    <>
      {model.calls.value.map((call) => (
        <section key={call.conversation} class="offer card" role="status">
          <p class="small"><strong>{calledWords(call)}</strong></p>
          {call.text !== null && <p class="offer-text">{call.text}</p>}
          <div class="row">
            <button
              type="button"
              class="button"
              onClick={() => {
                model.dismiss(call);
                router.go(chatsAddress(call.why === 'woken' ? 'mine' : 'all', call.conversation));
              }}
            >
              Open the chat
            </button>
            <button type="button" class="button button-quiet" onClick={() => model.dismiss(call)}>Dismiss</button>
          </div>
        </section>
      ))}
    </>
  );
}

/** What somebody wants. */
export function calledWords({ why, by }: Called): string {
  switch (why) {
    case 'consulted':
      return `${by} asks you`;
    case 'answered':
      return `${by} wrote in a side thread`;
    case 'invited':
      return `${by} brought you into a chat`;
    case 'woken':
      return 'You promised to come back to a customer now';
  }
}
