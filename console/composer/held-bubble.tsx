import { useEffect, useState } from 'preact/hooks';
import { hasOwnWords } from '../../protocol/attachment-words.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { useConsole } from '../app/console-context.ts';
import { MessageText } from '../conversations/message-text.tsx';
import type { DraftModel } from './draft-model.ts';

/** A reply that leaves in some seconds, and how to take it back. */
export function HeldBubble({ conversation, reply }: { conversation: ConversationId; reply: DraftModel }) {
  const { held } = useConsole();
  const found = held.held.value.find((one) => one.conversation === conversation);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!found) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [found]);
  if (!found) return null;
  const seconds = Math.min(held.seconds.value, Math.max(1, Math.ceil((found.dueAt - now) / 1000)));
  const undo = () => {
    const back = held.undo(conversation);
    if (back === null) return;
    const { text, articles, attachments } = reply.local.peek();
    const words = hasOwnWords(back.text, back.attachments) ? back.text : '';
    reply.put({
      text: [words, text].filter((part) => part.trim() !== '').join('\n\n'),
      articles: [...back.articles, ...articles.filter((slug) => !back.articles.includes(slug))],
      attachments: [...back.attachments, ...attachments],
    });
    document.getElementById('write-reply')?.focus();
  };
  return (
    <article class="bubble bubble-agent bubble-pending" aria-label="Your reply, not sent yet">
      <div class="bubble-body">
        <MessageText text={found.text} />
      </div>
      <p class="bubble-receipt">
        <span class="figures">Leaves in {seconds} s</span>{' '}
        <button type="button" class="button-link" onClick={undo}>Undo</button>{' '}
        <button type="button" class="button-link" onClick={() => held.sendNow(conversation)}>Send now</button>
      </p>
    </article>
  );
}
