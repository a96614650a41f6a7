import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { BODY_MAX } from '../../../protocol/article-limits.ts';
import { useConsole } from '../../app/console-context.ts';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FORMATS } from './markdown-format.ts';
import type { MarkdownSurface, OpenSurface } from './markdown-surface.ts';
import { openTextBox } from './markdown-surface.ts';
import { MarkdownToolbar } from './markdown-toolbar.tsx';

/** Who prefers a plain text box to CodeMirror, because of a screen reader or an old device, is remembered in the browser. */
export const PLAIN_EDITOR = 'porchlight:console:plain-editor';

const codeMirror = async (): Promise<OpenSurface> => (await import('../../code-mirror/open-code-mirror.ts')).openCodeMirror;

/** The body of an article with its toolbar. `surface` is filled while the field is there. */
export function MarkdownField(props: {
  label: string;
  text: string;
  locale: string;
  surface: { current: MarkdownSurface | null };
  onInput: (text: string) => void;
  onScroll: () => void;
  onFiles?: ((files: readonly File[]) => void) | undefined;
  tools?: ComponentChildren;
}) {
  const { storage } = useConsole();
  const { surface } = props;
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [plain, setPlain] = useState(() => storage.get(PLAIN_EDITOR) === 'yes');
  const [open, setOpen] = useState<{ surface: OpenSurface } | 'loading' | 'failed'>('loading');

  useEffect(() => {
    let wanted = true;
    setOpen('loading');
    const load = plain ? Promise.resolve(openTextBox) : codeMirror();
    load.then((made) => wanted && setOpen({ surface: made }), () => wanted && setOpen('failed'));
    return () => void (wanted = false);
  }, [plain]);

  useLayoutEffect(() => {
    if (open === 'loading' || frame.current === null) return;
    const make = open === 'failed' ? openTextBox : open.surface;
    const made = make({
      parent: frame.current,
      text: latest.current.text,
      label: props.label,
      locale: props.locale,
      maxLength: BODY_MAX,
      onChange: (text) => latest.current.onInput(text),
      onScroll: () => latest.current.onScroll(),
      onFiles: latest.current.onFiles && ((files) => latest.current.onFiles?.(files)),
      shortcuts: { b: () => made.apply(FORMATS.bold(made.text(), made.selection())), i: () => made.apply(FORMATS.italic(made.text(), made.selection())) },
    });
    surface.current = made;
    return () => {
      surface.current = null;
      made.dispose();
    };
  }, [open, props.label, props.locale]);
  useLayoutEffect(() => surface.current?.replace(props.text), [props.text]);

  return (
    <div class="markdown-field">
      <MarkdownToolbar
        plain={plain}
        onPlain={() => {
          storage.set(PLAIN_EDITOR, plain ? 'no' : 'yes');
          setPlain(!plain);
        }}
        onFormat={(format) => {
          const field = surface.current;
          if (field === null) return;
          field.apply(format(field.text(), field.selection()));
          field.focus();
        }}
      >
        {props.tools}
      </MarkdownToolbar>
      {open === 'failed' && <Notice tone="warning">The editor could not be loaded. This plain box does the same; load the page anew to try again.</Notice>}
      {open === 'loading' && <Skeleton rows={6} label="Loading the editor" />}
      <div class="markdown-frame" ref={frame} />
    </div>
  );
}
