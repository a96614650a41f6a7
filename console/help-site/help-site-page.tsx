import { useEffect, useState } from 'preact/hooks';
import { ExternalLink } from 'lucide';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { HelpSiteForm } from './help-site-form.tsx';
import { createHelpSiteModel } from './help-site-model.ts';

/** How the public help site looks and where it stands. */
export function HelpSitePage() {
  const { client, http } = useConsole();
  const [model] = useState(() => createHelpSiteModel(client, http));
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const draft = model.draft.value;
  const stored = model.stored.value;
  const refused = model.refused.value;
  return (
    <SettingsLayout current="helpSite" title="Help site">
      {!stored && !refused && <Skeleton rows={6} shape="row" label="Loading the settings" />}
      {!stored && refused && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          The settings could not be loaded. {refused.message}
        </Notice>
      )}
      {draft && stored && (
        <div class="website">
          <HelpSiteForm model={model} draft={draft} stored={stored} />
          <section class="card card-body stack-s" aria-label="Address">
            <h2>Where it is</h2>
            {stored.settings.isOn ? (
              <>
                <p class="small">Everybody can read your public articles here, without a sign-in.</p>
                <code class="code">{stored.address}</code>
                <div class="row">
                  <a class="button" href="/help" target="_blank" rel="noopener">
                    <Icon icon={ExternalLink} />
                    Open the help site
                  </a>
                  <CopyButton text={stored.address} label="Copy address" />
                </div>
              </>
            ) : (
              <p class="small">It is off. Nobody can read articles outside the chat.</p>
            )}
          </section>
        </div>
      )}
      <LeaveGuard dirty={model.dirty.value} text="You have changed settings that are not saved yet. They are lost when you leave this page." />
    </SettingsLayout>
  );
}
