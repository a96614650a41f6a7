import { useEffect, useState } from 'preact/hooks';
import type { RichText as Blocks } from '../../protocol/rich-text.ts';
import { useConsole } from '../app/console-context.ts';
import { MessageText } from '../conversations/message-text.tsx';
import { RichText } from '../conversations/rich-text.tsx';

/** So long after the last key the server is asked, in milliseconds. */
const ASK_AFTER_MS = 250;

/** What the customer will see of a text. */
export function Preview({ text }: { text: string }) {
  const { client } = useConsole();
  const [rich, setRich] = useState<Blocks | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const empty = text.trim() === '';
  useEffect(() => {
    if (empty) return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const answer = await client.ask('message.preview', { text });
      if (!wanted) return;
      if (answer.ok) setRich(answer.data.rich);
      setProblem(answer.ok ? null : answer.error.message);
    }, ASK_AFTER_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text]);
  return (
    <section class="reply-preview" aria-label="What the customer will see">
      {empty && <p class="muted small">Nothing is written yet. **Bold**, *italic*, [links](https://…), and lines that begin with - or 1. are shown as such.</p>}
      {problem && <p class="field-problem">The preview could not be made. {problem}</p>}
      {!empty && (rich === null ? <MessageText text={text} /> : <RichText blocks={rich} message />)}
    </section>
  );
}
