import type { ContactSettings } from '../../protocol/contacts-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';
import type { ContactRules } from './change-contact.ts';

/** What the owner made of contacts; two people who edit it are told of each other. */
export interface ContactSettingsKeeper {
  read(): Promise<ContactSettings>;
  /** Throws AppError `conflict` where somebody else was faster. */
  change(version: number, rules: ContactRules): Promise<ContactSettings>;
}

/** Until an owner has set others: no fields of their own, two tiers. */
const DEFAULT_RULES: ContactRules = { fields: [], tiers: ['Standard', 'Premium'] };
const KEY = 'contacts';

/** The settings over a store. */
export function createContactSettings(store: Pick<Store, 'connection' | 'assertWritable'>, clock: Clock): ContactSettingsKeeper {
  const settings: VersionedSettings<ContactRules> = createVersionedSettings(store, 'contact_settings', clock);
  return {
    async read() {
      const { version, value } = await settings.read(KEY);
      return { version, ...(value ?? DEFAULT_RULES) };
    },
    async change(version, rules) {
      const changed = await settings.change(KEY, version, rules);
      return { version: changed.version, ...(changed.value ?? DEFAULT_RULES) };
    },
  };
}
