import { useEffect, useState } from 'preact/hooks';
import { MessageSquare } from 'lucide';
import { ConversationPane } from '../conversations/conversation-pane.tsx';
import { ListPane } from '../lists/list-pane.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useConsole } from './console-context.ts';
import { chatsAddress, placeAddress } from './route.ts';
import type { Route } from './route.ts';
import { threePanes } from './three-panes.ts';

const DETAILS = 'porchlight:console:details';

/** The desk: a list, a conversation, and who the customer is. Narrow screens show one pane at a time. */
export function ChatsPage({ route }: { route: Extract<Route, { page: 'chats' }> }) {
  const { storage } = useConsole();
  const fits = () => threePanes().matches && storage.get(DETAILS) !== 'closed';
  const [details, setDetails] = useState(fits);
  const { list, filter, conversation, place, at } = route;
  useEffect(() => {
    // Where the details cover the conversation, the next one begins without them.
    if (!threePanes().matches) setDetails(false);
  }, [conversation]);
  useEffect(() => {
    // A window made narrower, or a tablet turned, must not hide the conversation behind them.
    const media = threePanes();
    const onChange = () => setDetails(fits());
    media.addEventListener('change', onChange);
    return () => media.removeEventListener('change', onChange);
  }, []);
  const onDetails = (open: boolean) => {
    setDetails(open);
    if (threePanes().matches) storage.set(DETAILS, open ? 'open' : 'closed');
  };
  const back = place.kind === 'lists' ? chatsAddress(list, null, filter) : placeAddress(place);
  return (
    <main class="desk" data-pane={conversation === null ? 'list' : details ? 'context' : 'conversation'}>
      {(conversation === null || details) && <h1 class={conversation === null ? 'sr-only' : 'sr-only desk-title'}>Chats</h1>}
      <ListPane list={list} filter={filter} current={conversation} place={place} />
      {conversation === null ? (
        <section class="conversation conversation-none" aria-label="Conversation">
          <EmptyState icon={MessageSquare} title="No conversation is open">
            Choose one from the list. With the keyboard: j and k move through it, Enter opens.
          </EmptyState>
        </section>
      ) : (
        <ConversationPane key={conversation} id={conversation} back={back} at={at} details={details} onDetails={onDetails} />
      )}
    </main>
  );
}
