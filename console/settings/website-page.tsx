import { useEffect, useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LauncherPreview } from './launcher-preview.tsx';
import { SettingsLayout } from './settings-layout.tsx';
import { SnippetCard } from './snippet-card.tsx';
import { WebsiteForm } from './website-form.tsx';
import { createWebsiteModel } from './website-model.ts';

/** How the widget looks and behaves on the company's pages, and how it gets there. */
export function WebsitePage() {
  const { client, router } = useConsole();
  const [model] = useState(() => createWebsiteModel(client, new URL(router.address.value, window.location.href).searchParams.get('inbox')));
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const { value: draft } = model.draft;
  const { value: stored } = model.stored;
  const { value: inboxes } = model.inboxes;
  const refused = model.refused.value;
  const snippet = stored && model.snippets.value[stored.key];
  return (
    <SettingsLayout current="website" title="Website">
      {!draft && !refused && <Skeleton rows={5} shape="row" label="Loading the settings" />}
      {!draft && refused && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          The settings could not be loaded. {refused.message}
        </Notice>
      )}
      {inboxes && inboxes.length > 1 && (
        <Field label="Inbox" hint={model.dirty.value ? 'Save or discard your changes to choose another.' : null}>
          {(ids) => (
            <select class="input" {...ids} disabled={model.dirty.value} value={stored?.key} onChange={(event) => model.choose(event.currentTarget.value)}>
              {inboxes.map(({ key, companyName }) => (
                <option key={key} value={key}>
                  {companyName} ({key})
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {draft && (
        <div class="website">
          <WebsiteForm key={stored?.key} model={model} draft={draft} />
          <div class="stack">
            <LauncherPreview draft={draft} />
            {snippet && <SnippetCard snippet={snippet} origins={draft.origins} />}
          </div>
        </div>
      )}
      <LeaveGuard dirty={model.dirty.value} text="You have changed settings that are not saved yet. They are lost when you leave this page." />
    </SettingsLayout>
  );
}
