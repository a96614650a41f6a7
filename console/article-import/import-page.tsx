import { useEffect, useState } from 'preact/hooks';
import { Download } from 'lucide';
import { useConsole } from '../app/console-context.ts';
import { addressOf } from '../app/route.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { ImportDetail } from './import-detail.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportList } from './import-list.tsx';
import { createImportModel } from './import-model.ts';

/** Articles from files and as files. The query says which import is open. */
export function ImportPage() {
  const { client, http, router } = useConsole();
  const [model] = useState(() => createImportModel(client, http));
  const open = new URL(router.address.value, 'http://console').searchParams.get('import');
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void (open === null ? model.load() : model.open(open));
  }, [model, online, open]);
  useEffect(() => () => model.dispose(), [model]);
  const problem = model.problem.value;
  return (
    <ArticlesLayout
      current="imports"
      title="Import and export"
      actions={
        <a class="button" href="/console/api/articles.zip" download>
          <Icon icon={Download} />
          Download everything
        </a>
      }
    >
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {open === null ? (
        <>
          <p class="muted">Articles can live in files, in your repository for instance, and be edited here: both sides are compared, and nothing is overwritten that somebody else has changed.</p>
          <ImportForm model={model} onSent={({ id }) => router.go(`${addressOf('imports')}?import=${id}`)} />
          <ImportList model={model} />
        </>
      ) : (
        <ImportDetail model={model} onLeave={() => router.go(addressOf('imports'))} />
      )}
    </ArticlesLayout>
  );
}
