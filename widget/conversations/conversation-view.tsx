import type { JSX } from 'preact';
import { Composer } from '../messages/composer.tsx';
import { MessageList } from '../messages/message-list.tsx';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { fill } from '../words.ts';
import { ChatBar } from './chat-bar.tsx';
import type { Chat } from './chat.ts';
import { sendMessage } from './send-message.ts';
import { tellUnsent } from './tell-unsent.ts';
import { Welcome } from './welcome.tsx';

/** A chat, or the beginning of one. */
export function ConversationView(): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const chat = panel.chat.value;
  const showsUnsent = panel.client.welcome.value?.inbox.showsUnsent;
  const ended = chat?.model.state.value.status === 'resolved';
  return (
    <div class="view conversation">
      {chat ? <Messages chat={chat} /> : <div class="scroller"><Welcome /></div>}
      {ended && (
        <button type="button" class="start-new" onClick={() => panel.openChat(null)}>{words.startNew}</button>
      )}
      <ChatBar key={`bar-${chat?.id}`} chat={chat} />
      <Composer
        key={`composer-${chat?.id}`}
        conversation={chat?.id ?? null}
        placeholder={ended ? words.reopenPlaceholder : words.messagePlaceholder}
        takesFiles
        notice={showsUnsent ? words.unsentShown : undefined}
        onSend={(text, more) => sendMessage(panel, chat, text, undefined, more)}
        onTyping={(typing, text) => {
          chat?.model.setTyping(typing);
          if (chat && typing && showsUnsent) tellUnsent(panel, chat, text);
        }}
      />
    </div>
  );
}

function Messages({ chat }: { chat: Chat }): JSX.Element {
  const { words: { value: words } } = usePanel();
  const { model } = chat;
  const problem = model.problem.value;
  const nothingYet = model.events.value.length === 0 && model.pending.value.length === 0;
  if (problem && nothingYet) {
    return <p class="scroller problem" role="alert">{fill(words.loadFailed, { reason: reason(problem, words) })}</p>;
  }
  if (nothingYet) return <div class="scroller skeleton" aria-busy="true"><i /><i /><i /></div>;
  return <MessageList key={chat.id} chat={chat} />;
}
