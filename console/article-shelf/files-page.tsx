import { useState } from 'preact/hooks';
import { FileText, Images } from 'lucide';
import type { FileRow, FileUse } from '../../protocol/uploads-contract.ts';
import type { ClientError, Outcome } from '../../client/model.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { shortTime } from '../ui/time-words.ts';
import { sizeWords } from './size-words.ts';
import { useLoaded } from './use-loaded.ts';

interface Page {
  files: readonly FileRow[];
  next: string | null;
  total: { files: number; bytes: number };
}

const USES: readonly { use: FileUse | null; label: string }[] = [
  { use: null, label: 'All' },
  { use: 'public', label: 'Seen by customers' },
  { use: 'staff', label: 'Seen by the team' },
  { use: 'unused', label: 'Unused' },
];
const USE_WORDS: Readonly<Record<FileUse, string>> = { public: 'Seen by customers', staff: 'Seen by the team', unused: 'Unused' };
/** As many as one command removes. */
const REMOVE_MAX = 100;

/** Images and files of articles: where each is used, and what can go. They are uploaded in the editor. */
export function FilesPage() {
  const { client, desk } = useConsole();
  const [use, setUse] = useState<FileUse | null>(null);
  const ask = (cursor?: string): Promise<Outcome<Page>> => client.ask('files.list', { ...(use !== null && { use }), ...(cursor !== undefined && { cursor }) });
  const { data, problem, load, put } = useLoaded<Page>(use ?? '', () => ask());
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly FileRow[] | null>(null);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [removed, setRemoved] = useState(0);
  const files = data?.files ?? [];
  const unused = files.filter((file) => file.use === 'unused');
  const chosen = unused.filter(({ id }) => marked.has(id)).slice(0, REMOVE_MAX);
  const more = async () => {
    const answer = await ask(data?.next ?? undefined);
    if (answer.ok && data) put({ ...answer.data, files: [...data.files, ...answer.data.files] });
    else if (!answer.ok) setRefused(answer.error);
  };
  const remove = async (rows: readonly FileRow[]) => {
    setAsked(null);
    const answer = await client.ask('files.remove', { ids: rows.map(({ id }) => id) });
    setRefused(answer.ok ? null : answer.error);
    setRemoved(answer.ok ? answer.data.removed : 0);
    setMarked(new Set());
    await load();
  };
  const mark = (id: string, on: boolean) => {
    const next = new Set(marked);
    if (on) next.add(id);
    else next.delete(id);
    setMarked(next);
  };
  return (
    <ArticlesLayout
      current="files"
      title="Files"
      actions={
        unused.length > 0 && (
          <button type="button" class="button button-danger" disabled={chosen.length === 0} onClick={() => setAsked(chosen)}>
            {chosen.length === 0 ? 'Remove marked' : `Remove ${count(chosen.length)}`}
          </button>
        )
      }
    >
      <p class="muted">
        Images and files that editors put into articles. {data && `${count(data.total.files)}, ${sizeWords(data.total.bytes)} in all.`}
      </p>
      <div class="row" role="group" aria-label="Which files">
        {USES.map((each) => (
          <button key={each.label} type="button" class="button filter-chip" aria-pressed={use === each.use} onClick={() => { setUse(each.use); setMarked(new Set()); setRemoved(0); }}>
            {each.label}
          </button>
        ))}
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The files could not be loaded. {problem.message}
        </Notice>
      )}
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {removed > 0 && <Notice tone="success">{count(removed)} removed.</Notice>}
      {!data && !problem && <Skeleton rows={4} shape="row" label="Loading the files" />}
      {data && files.length === 0 && (
        <EmptyState icon={Images} title={use === 'unused' ? 'Nothing is unused' : 'No files here'}>
          {use === 'unused' ? 'Every file stands in an article, a draft or a snippet.' : 'Drag an image or a file into an article, or paste it there.'}
        </EmptyState>
      )}
      {files.length > 0 && (
        <ul class="shelf-files" aria-label="Files">
          {files.map((file) => (
            <li key={file.id} class="card shelf-file">
              <a class="shelf-picture" href={file.address} target="_blank" rel="noopener" aria-label={`Open ${file.name}`}>
                {file.isImage ? <img src={file.address} alt="" loading="lazy" /> : <Icon icon={FileText} />}
              </a>
              <div class="stack-s card-body">
                <strong class="shelf-file-name">{file.name}</strong>
                <span class="muted small">
                  {file.width !== null && `${file.width} × ${file.height}, `}
                  {sizeWords(file.size)}, by {file.by}, <Time at={file.at}>{shortTime(file.at, desk.now())}</Time>
                </span>
                {file.use === 'unused' ? (
                  <label class="choice small">
                    <input type="checkbox" checked={marked.has(file.id)} onChange={(event) => mark(file.id, event.currentTarget.checked)} />
                    Unused<span class="sr-only">: mark {file.name} to be removed</span>
                  </label>
                ) : (
                  <span class="chip">{USE_WORDS[file.use]}</span>
                )}
                {file.usedBy.length > 0 && (
                  <span class="small">
                    {file.use === 'unused' && 'Only in older versions of '}
                    {file.usedBy.map(({ article, title }, i) => (
                      <>
                        {i > 0 && ', '}
                        <a key={article} href={articleAddress(article)}>{title}</a>
                      </>
                    ))}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {data?.next && (
        <button type="button" class="button load-more" onClick={() => void more()}>
          Show more
        </button>
      )}
      {asked && (
        <ConfirmDialog
          title={`Remove ${count(asked.length)}?`}
          text={asked.some(({ usedBy }) => usedBy.length > 0) ? 'They are gone for good. Older versions of articles that show them would be restored without them.' : 'They are gone for good.'}
          confirm="Remove"
          onConfirm={() => void remove(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </ArticlesLayout>
  );
}

const count = (files: number): string => (files === 1 ? '1 file' : `${files} files`);
