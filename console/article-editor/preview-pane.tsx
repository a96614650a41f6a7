import { useEffect, useState } from 'preact/hooks';
import type { Ref } from 'preact';
import type { RichText as Blocks } from '../../protocol/rich-text.ts';
import type { SnippetProblem } from '../../protocol/snippets-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { RichText } from '../conversations/rich-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Typing that pauses this long is drawn, in milliseconds. */
const PAUSE_MS = 200;

const SNIPPET_WORDS: Readonly<Record<SnippetProblem['kind'], (name: string) => string>> = {
  missing: (name) => `There is no snippet “${name}”. Readers see nothing in its place.`,
  cyclic: (name) => `The snippet “${name}” holds itself. It is cut there.`,
  too_long: (name) => `The snippets make this article too long. “${name}” is left out.`,
};

/** The text as readers will see it: the server makes the same blocks of it that customers get. */
export function PreviewPane({ text, locale, frame, onDrawn }: { text: string; locale: string; frame: Ref<HTMLElement>; onDrawn: () => void }) {
  const { client } = useConsole();
  const [drawn, setDrawn] = useState<{ text: string; blocks: Blocks; problems: readonly SnippetProblem[] } | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online || drawn?.text === text) return;
    let wanted = true;
    const draw = async () => {
      const answer = await client.ask('draft.render', { body: text, locale });
      if (wanted && answer.ok) setDrawn({ text, blocks: answer.data.body, problems: answer.data.problems ?? [] });
    };
    const timer = setTimeout(() => void draw(), drawn === null ? 0 : PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, locale, online, client]);
  useEffect(onDrawn, [drawn]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section class="preview-pane" aria-label="Preview" ref={frame} tabIndex={0} lang={locale}>
      {drawn === null && (online ? <Skeleton rows={5} label="Drawing the preview" /> : <p class="muted small">The preview comes with the connection.</p>)}
      {drawn !== null && drawn.problems.length > 0 && (
        <Notice tone="warning">
          {drawn.problems.map(({ kind, name }) => (
            <p key={`${kind} ${name}`}>{SNIPPET_WORDS[kind](name)}</p>
          ))}
        </Notice>
      )}
      {drawn !== null && drawn.blocks.length === 0 && <p class="muted small">What you write appears here as customers will see it.</p>}
      {drawn !== null && <RichText blocks={drawn.blocks} whole />}
    </section>
  );
}
