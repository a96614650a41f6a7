import { chatsAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import type { CallBacksModel } from './call-backs-model.ts';

/** Customers who are to be called now. */
export function CallNotices({ model }: { model: CallBacksModel }) {
  const { router } = useConsole();
  return (
    <>
      {model.due.value.map((due) => (
        <section key={due.conversation} class="offer card" role="status">
          <p class="small"><strong>Call {due.name} now</strong></p>
          <p class="offer-text">{due.phoneText}</p>
          <div class="row">
            <button
              type="button"
              class="button"
              onClick={() => {
                model.dismiss(due);
                router.go(chatsAddress('all', due.conversation));
              }}
            >
              Open the chat
            </button>
            <button type="button" class="button button-quiet" onClick={() => model.dismiss(due)}>Dismiss</button>
          </div>
        </section>
      ))}
    </>
  );
}
