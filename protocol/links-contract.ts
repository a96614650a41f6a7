/** Redirects of renamed articles. */
import * as v from 'valibot';
import { command } from './command.ts';
import { localeSchema, slugSchema } from './fields.ts';

/** The address before a rename, and where it leads now. `at` is milliseconds since the Unix epoch. */
export interface RedirectRow {
  locale: string;
  from: string;
  to: string;
  at: number;
}

/** The commands about addresses of articles; permission `articles`. */
export const linksContract = {
  'redirects.list': command<{ redirects: readonly RedirectRow[] }>()(v.object({})),
  /** `conflict` where it would lead in a circle, or where an article has the address. */
  'redirects.add': command<{ redirects: readonly RedirectRow[] }>()(v.object({ locale: localeSchema, from: slugSchema, to: slugSchema })),
  'redirects.remove': command<{ redirects: readonly RedirectRow[] }>()(v.object({ locale: localeSchema, from: slugSchema })),
} as const;
