import type { Connection } from 'mongoose';
import type { HelpSiteSettings } from '../../../protocol/help-site-contract.ts';
import type { Store } from '../../storage/store.ts';

/** The one document of the collection `help_site`. A field that was never set is not there. */
type HelpSettingsDocument = Partial<HelpSiteSettings> & { _id: 'settings'; updatedAt: Date };

/** Fields to change; those that are undefined stay. */
export type HelpSettingsChange = { [K in keyof HelpSiteSettings]?: HelpSiteSettings[K] | undefined };

/** Reads and writes what admins decided. */
export interface HelpSettingsStore {
  read(): Promise<Partial<HelpSiteSettings>>;
  change(change: HelpSettingsChange, at: number): Promise<void>;
}

const ID = 'settings';

/** The settings over a store. */
export function createHelpSettingsStore(store: Pick<Store, 'connection' | 'assertWritable'>): HelpSettingsStore {
  const settings = collection(store.connection);
  return {
    async read() {
      const { _id, updatedAt: _updated, ...found } = (await settings.findOne({ _id: ID })) ?? { _id: ID, updatedAt: null };
      return found;
    },
    async change(change, at) {
      store.assertWritable();
      // The driver would write undefined as null.
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      await settings.updateOne({ _id: ID }, { $set: { ...given, updatedAt: new Date(at) } }, { upsert: true });
    },
  };
}

const collection = (connection: Connection) => connection.collection<HelpSettingsDocument>('help_site');
