/**
 * The addresses of the help site: one place that writes them and one that reads them. The main language has none in its
 * addresses (`/help/slug`), every other one has (`/help/de/slug`), in lower case.
 */
import * as v from 'valibot';
import { slugSchema } from '../../protocol/fields.ts';

/** Where the help site begins. */
export const HELP_ROOT = '/help';

/** A page, as an address names it. Whether it exists is for the site to say. */
export type HelpPlace =
  | { at: 'home' | 'search' | 'feed'; locale: string }
  | { at: 'article' | 'category' | 'vote'; locale: string; slug: string };

/** What tells languages apart in addresses. `locales` are those with articles, in lower case. */
export interface HelpLocales {
  main: string;
  locales: readonly string[];
}

const LANGUAGE_TAG = /^[a-z]{2,3}([-_][a-z0-9]{2,8}){0,3}$/i;
const FEED = 'feed.xml';
/** Half a surrogate pair cannot be written into an address. */
const HALF_CHARACTERS = /\p{Surrogate}/gu;

/** The path of a page. */
export function addressOf(place: HelpPlace, { main }: Pick<HelpLocales, 'main'>): string {
  const root = place.locale.toLowerCase() === main ? HELP_ROOT : `${HELP_ROOT}/${place.locale.toLowerCase()}`;
  switch (place.at) {
    case 'home':
      return root;
    case 'search':
      return `${root}/search`;
    case 'feed':
      return `${root}/${FEED}`;
    case 'article':
      return `${root}/${place.slug}`;
    case 'vote':
      return `${root}/${place.slug}/vote`;
    case 'category':
      return `${root}/category/${place.slug}`;
  }
}

/** The path of a search with its words. */
export function searchAddress(query: string, locale: string, site: Pick<HelpLocales, 'main'>): string {
  return `${addressOf({ at: 'search', locale }, site)}?q=${encodeURIComponent(query.replace(HALF_CHARACTERS, '\uFFFD'))}`;
}

/**
 * The page that a path below `/help` names, or null where it can name none. Every word is taken for a slug but `search`,
 * `category`, the languages of the site, and any other two letters: those are a language that the site does not speak.
 */
export function placeAt(path: string, { main, locales }: HelpLocales): HelpPlace | null {
  const parts = path.split('/').filter((part) => part !== '');
  const inLanguage = namesLanguage(parts, locales);
  const locale = inLanguage ? (parts[0] ?? '').toLowerCase().replaceAll('_', '-') : main;
  const [name, second, third] = inLanguage ? parts.slice(1) : parts;
  if (third !== undefined) return null;
  if (name === undefined) return { at: 'home', locale };
  if (name === 'category') return second !== undefined && isSlug(second) ? { at: 'category', locale, slug: second } : null;
  if (second !== undefined) return second === 'vote' && isSlug(name) ? { at: 'vote', locale, slug: name } : null;
  if (name === 'search') return { at: 'search', locale };
  if (name === FEED) return { at: 'feed', locale };
  return isSlug(name) ? { at: 'article', locale, slug: name } : null;
}

function namesLanguage([first = '', second]: readonly string[], locales: readonly string[]): boolean {
  if (locales.includes(first.toLowerCase())) return true;
  if (!LANGUAGE_TAG.test(first) || second === 'vote') return false;
  return second !== undefined || first.length === 2 || !isSlug(first);
}

const isSlug = (word: string): boolean => v.is(slugSchema, word);
