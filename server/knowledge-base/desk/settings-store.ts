import type { ArticleSettings } from '../../../protocol/article-desk.ts';
import type { Store } from '../../storage/store.ts';

/** Reads and writes what is set for the articles' desk. */
export interface SettingsStore {
  read(): Promise<ArticleSettings>;
  /** Changes what is given; undefined stays. */
  change(change: { [K in keyof ArticleSettings]?: ArticleSettings[K] | undefined }): Promise<ArticleSettings>;
}

interface SettingsDocument extends Partial<ArticleSettings> {
  _id: 'articles';
}

/** An owner who set nothing: editors publish alone, and half a year is right until looked at again. */
export const USUAL_SETTINGS: ArticleSettings = { reviewRequired: false, verifyEveryDays: 180 };

/** Settings over a store. */
export function createSettingsStore({ connection, assertWritable }: Pick<Store, 'connection' | 'assertWritable'>): SettingsStore {
  const settings = connection.collection<SettingsDocument>('settings');
  async function read(): Promise<ArticleSettings> {
    const found = await settings.findOne({ _id: 'articles' });
    const { reviewRequired, verifyEveryDays } = { ...USUAL_SETTINGS, ...found };
    return { reviewRequired, verifyEveryDays };
  }
  return {
    read,
    async change(change) {
      assertWritable();
      // The driver would write undefined as null.
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length > 0) await settings.updateOne({ _id: 'articles' }, { $set: given }, { upsert: true });
      return read();
    },
  };
}
