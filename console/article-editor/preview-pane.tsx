import { useEffect, useState } from 'preact/hooks';
import type { Ref } from 'preact';
import type { RichText as Blocks } from '../../protocol/rich-text.ts';
import { useConsole } from '../app/console-context.ts';
import { RichText } from '../conversations/rich-text.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Typing that pauses this long is drawn, in milliseconds. */
const PAUSE_MS = 200;

/** The text as readers will see it: the server makes the same blocks of it that customers get. */
export function PreviewPane({ text, locale, frame, onDrawn }: { text: string; locale: string; frame: Ref<HTMLElement>; onDrawn: () => void }) {
  const { client } = useConsole();
  const [drawn, setDrawn] = useState<{ text: string; blocks: Blocks } | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online || drawn?.text === text) return;
    let wanted = true;
    const draw = async () => {
      const answer = await client.ask('draft.render', { body: text, locale });
      if (wanted && answer.ok) setDrawn({ text, blocks: answer.data.body });
    };
    const timer = setTimeout(() => void draw(), drawn === null ? 0 : PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, online, client]);
  useEffect(onDrawn, [drawn]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section class="preview-pane" aria-label="Preview" ref={frame} tabIndex={0} lang={locale}>
      {drawn === null && (online ? <Skeleton rows={5} label="Drawing the preview" /> : <p class="muted small">The preview comes with the connection.</p>)}
      {drawn !== null && drawn.blocks.length === 0 && <p class="muted small">What you write appears here as customers will see it.</p>}
      {drawn !== null && <RichText blocks={drawn.blocks} whole />}
    </section>
  );
}
