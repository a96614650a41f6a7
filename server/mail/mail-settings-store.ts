import type { MailSettings } from '../../protocol/mail-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';

/** Which mails begin conversations: one document in the collection `mail_settings`. */
export function createMailSettingsStore(store: Pick<Store, 'connection' | 'assertWritable'>, clock: Clock): VersionedSettings<MailSettings> {
  return createVersionedSettings<MailSettings>(store, 'mail_settings', clock);
}
