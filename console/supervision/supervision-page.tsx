import { useEffect, useState } from 'preact/hooks';
import type { SupervisionSettings } from '../../protocol/supervision-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** What an owner decides about supervisors. */
export function SupervisionPage() {
  const { client } = useConsole();
  const [settings, setSettings] = useState<SupervisionSettings | null>(null);
  const [said, setSaid] = useState<{ tone: 'danger' | 'success'; text: string } | null>(null);
  const online = client.connection.value === 'online';
  const load = async () => {
    const answer = await client.ask('supervision.settings', {});
    if (answer.ok) setSettings(answer.data);
    else setSaid({ tone: 'danger', text: answer.error.message });
  };
  useEffect(() => {
    if (online) void load();
  }, [online]);
  const change = async (tellWatched: boolean) => {
    if (settings === null) return;
    const answer = await client.ask('supervision.change_settings', { version: settings.version, tellWatched });
    setSaid(answer.ok ? { tone: 'success', text: 'Saved.' } : { tone: 'danger', text: answer.error.message });
    if (answer.ok) setSettings(answer.data);
    else void load();
  };
  return (
    <SettingsLayout current="supervision" title="Supervision">
      {!settings && !said && <Skeleton rows={2} label="Loading the settings" />}
      {settings && (
        <div class="card card-body stack-s">
          <label class="choice">
            <input type="checkbox" checked={settings.tellWatched} onChange={(event) => void change(event.currentTarget.checked)} />
            Tell agents who watches their conversation
          </label>
          <p class="field-hint">
            Supervisors can open a conversation that somebody serves. Customers never see that; agents see “Maya is watching” as long as this is on. Check what your country’s law says before you turn it off. Either way, watching stands in the audit log.
          </p>
        </div>
      )}
      {said && <Notice tone={said.tone}>{said.text}</Notice>}
    </SettingsLayout>
  );
}
