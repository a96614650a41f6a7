import { useRef, useState } from 'preact/hooks';
import { Braces, FileText, ImagePlus } from 'lucide';
import { SUMMARY_MAX, TITLE_MAX } from '../../protocol/article-limits.ts';
import type { DraftContent } from '../../protocol/article-desk.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ArticleLinkDialog } from './article-link-dialog.tsx';
import { MarkdownField } from './markdown/markdown-field.tsx';
import type { Format } from './markdown/markdown-format.ts';
import { insertBlock, linkTo } from './markdown/markdown-format.ts';
import type { MarkdownSurface } from './markdown/markdown-surface.ts';
import { headingPositions, samePlace } from './markdown/scroll-in-step.ts';
import { PreviewPane } from './preview-pane.tsx';
import { SnippetDialog } from './snippet-dialog.tsx';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

/** Title, summary and text, with the text as customers will see it beside it. */
export function WriteTab({ article, content, locale, problems, readOnly, onEdit }: {
  article: string;
  content: DraftContent;
  locale: string;
  problems: Readonly<Record<string, string>>;
  /** The text is shown, but cannot be changed now. */
  readOnly: boolean;
  onEdit: (change: Partial<DraftContent>) => void;
}) {
  const surface = useRef<MarkdownSurface | null>(null);
  const preview = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<'text' | 'preview'>('text');
  const [asked, setAsked] = useState<'link' | 'snippet' | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [describe, setDescribe] = useState(false);
  const insert = (format: Format) => {
    const field = surface.current;
    if (field === null) return;
    field.apply(format(field.text(), field.selection()));
    field.focus();
  };
  const uploads = useUploads(({ name, address, isImage }) => {
    const words = name.replace(/\.[^.]*$/, '').replace(/[[\]]/g, '');
    setDescribe(isImage);
    insert(isImage ? insertBlock(`![${words}](${address})`, words) : linkTo(address, name));
  });
  const sendFiles = (files: readonly File[]) => void uploads.send(files);
  const followText = () => {
    const [field, page] = [surface.current, preview.current];
    if (field === null || page === null) return;
    const text = field.text();
    const headings = [...page.querySelectorAll<HTMLElement>('h2, h3, h4')].map((heading) => heading.offsetTop - page.offsetTop);
    const positions = headingPositions(text);
    const landmarks = positions.length === headings.length;
    page.scrollTop = samePlace(
      field.topPosition(),
      [0, ...(landmarks ? positions : []), text.length],
      [0, ...(landmarks ? headings : []), page.scrollHeight],
    );
  };
  return (
    <div class="stack">
      <fieldset class="article-names" disabled={readOnly}>
        <legend class="sr-only">Title and summary</legend>
        <TextField label="Title" value={content.title} maxLength={TITLE_MAX} onInput={(title) => onEdit({ title })} problem={problems['title']} />
        <Field label="Summary" hint="One or two sentences for lists and search results." problem={problems['summary']}>
          {(ids) => (
            <textarea {...ids} class="input summary-box" rows={2} maxLength={SUMMARY_MAX} value={content.summary} lang={locale} onInput={(event) => onEdit({ summary: event.currentTarget.value })} />
          )}
        </Field>
      </fieldset>
      <div class="row write-switch" role="group" aria-label="Show">
        <button type="button" class="button" aria-pressed={shown === 'text'} onClick={() => setShown('text')}>Text</button>
        <button type="button" class="button" aria-pressed={shown === 'preview'} onClick={() => setShown('preview')}>Preview</button>
      </div>
      <div class="write-panes" data-shown={readOnly ? 'preview' : shown} data-read-only={readOnly}>
        {!readOnly && <MarkdownField
          label="Text"
          text={content.body}
          locale={locale}
          surface={surface}
          onInput={(body) => onEdit({ body })}
          onScroll={followText}
          onFiles={sendFiles}
          tools={
            <>
              <button type="button" class="button button-quiet" aria-label="Link an article" title="Link an article" onClick={() => setAsked('link')}>
                <Icon icon={FileText} />
                Article
              </button>
              <button type="button" class="button button-quiet" aria-label="Add an image or file" title="Add an image or file" onClick={() => picker.current?.click()}>
                <Icon icon={ImagePlus} />
                File
              </button>
              <button type="button" class="button button-quiet" aria-label="Insert a snippet" title="Insert a snippet" onClick={() => setAsked('snippet')}>
                <Icon icon={Braces} />
                Snippet
              </button>
            </>
          }
        />}
        <PreviewPane text={content.body} locale={locale} frame={preview} onDrawn={followText} />
      </div>
      {problems['body'] && <p class="field-problem">{problems['body']}</p>}
      {describe && (
        <p class="muted small" role="status">
          Between the brackets, say what the image shows, for those who do not see it.
        </p>
      )}
      <UploadList running={uploads.running} onDismiss={uploads.dismiss} />
      {/* Opened by the toolbar's button, which says what it is. */}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Add a file"
        onChange={(event) => {
          sendFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {asked === 'link' && (
        <ArticleLinkDialog
          except={article}
          locale={locale}
          onClose={() => setAsked(null)}
          onChoose={({ slug, title }) => {
            setAsked(null);
            insert(linkTo(`${slug}.md`, title));
          }}
        />
      )}
      {asked === 'snippet' && (
        <SnippetDialog
          locale={locale}
          onClose={() => setAsked(null)}
          onChoose={(name) => {
            setAsked(null);
            insert(insertBlock(`{{snippet:${name}}}`));
          }}
        />
      )}
    </div>
  );
}
