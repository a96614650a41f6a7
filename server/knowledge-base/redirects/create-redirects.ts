import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { ArticleKey } from '../article-store.ts';
import type { Redirect, RedirectStore } from './redirect-store.ts';

/** Where renamed articles are found now. */
export interface Redirects {
  all(): Promise<readonly Redirect[]>;
  /** To be called when an article got another slug: what led to the old one leads to the new one from now on. */
  renamed(locale: string, from: string, to: string): Promise<void>;
  /** One that an editor makes. AppError `conflict` where an article has the address, or where it would lead in a circle. */
  add(redirect: { locale: string; from: string; to: string }): Promise<void>;
  remove(locale: string, from: string): Promise<void>;
}

/** What a redirect stands on; `exists` says whether an article has an address. */
interface RedirectParts {
  store: RedirectStore;
  exists(key: ArticleKey): Promise<boolean>;
  clock: Clock;
}

/** Redirects over their store. */
export function createRedirects({ store, exists, clock }: RedirectParts): Redirects {
  return {
    all: () => store.all(),
    async renamed(locale, from, to) {
      if (from !== to) await store.put({ locale, from, to, at: clock.now() });
    },
    async add({ locale, from, to }) {
      if (await exists({ slug: from, locale })) throw taken('An article has this address; rename it instead.', 'from');
      const target = redirectTable(await store.all())(locale, to) ?? to;
      if (to === from || target === from) throw taken('This would lead in a circle.', 'to');
      if (!(await exists({ slug: target, locale }))) throw taken('There is no article at the address it leads to.', 'to');
      await store.put({ locale, from, to: target, at: clock.now() });
    },
    remove: (locale, from) => store.remove(locale, from),
  };
}

const taken = (message: string, path: string): AppError => new AppError('conflict', message, { issues: [{ path, message }] });

/** Where addresses lead, by locale and slug; null where they lead nowhere else. Even a circle in the store ends. */
export function redirectTable(redirects: readonly Redirect[]): (locale: string, slug: string) => string | null {
  const table = new Map(redirects.map(({ locale, from, to }) => [`${locale.toLowerCase()}/${from}`, to]));
  return (locale, slug) => {
    const seen = new Set([slug]);
    let at = slug;
    for (;;) {
      const next = table.get(`${locale.toLowerCase()}/${at}`);
      if (next === undefined) return at === slug ? null : at;
      if (seen.has(next)) return null;
      seen.add(next);
      at = next;
    }
  };
}
