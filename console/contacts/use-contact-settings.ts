import { useEffect, useState } from 'preact/hooks';
import type { ContactSettings } from '../../protocol/contacts-contract.ts';
import { useConsole } from '../app/console-context.ts';

/** The owner's fields and tiers; null until they are known. */
export function useContactSettings(): ContactSettings | null {
  const { client } = useConsole();
  const [settings, setSettings] = useState<ContactSettings | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online) return;
    let wanted = true;
    void client.ask('contact_settings.read', {}).then((answer) => {
      if (wanted && answer.ok) setSettings(answer.data.settings);
    });
    return () => {
      wanted = false;
    };
  }, [online, client]);
  return settings;
}
