import type { MailSettings } from '../../protocol/mail-contract.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';

/** Which mails begin conversations. */
export interface MailRules {
  read(): Promise<{ version: number; settings: MailSettings }>;
  /** Throws AppError `conflict` where somebody else was faster. */
  change(version: number, settings: MailSettings): Promise<{ version: number; settings: MailSettings }>;
  /** The inbox that mails to these addresses begin conversations in; null where they shall not. */
  inboxFor(addresses: readonly string[]): Promise<string | null>;
}

const KEY = 'mail';

/** Rules over their store. Until they are set, every mail begins a conversation in the inbox `first`. */
export function createMailRules(store: VersionedSettings<MailSettings>, first: string): MailRules {
  const shown = ({ version, value }: { version: number; value: MailSettings | null }) => ({ version, settings: value ?? { addresses: [], otherwise: first } });
  return {
    read: async () => shown(await store.read(KEY)),
    change: async (version, settings) => shown(await store.change(KEY, version, settings)),
    async inboxFor(addresses) {
      const { settings } = shown(await store.read(KEY));
      return settings.addresses.find(({ address }) => addresses.includes(address))?.inbox ?? settings.otherwise;
    },
  };
}
