import type { Snippet, SnippetProblem } from '../../../protocol/snippets-contract.ts';
import { nearestLocale } from '../nearest-locale.ts';

/** Puts the texts of snippets where a text names them. */
export interface SnippetExpander {
  /** The text with all snippets in place; what cannot be is left out and named. */
  (text: string, locale: string): { text: string; problems: readonly SnippetProblem[] };
}

const MENTION = /\{\{\s*snippet:\s*([a-z0-9-]{1,60})\s*\}\}/g;
/** Snippets within snippets, so deep. */
const DEPTH_MAX = 5;
/** What snippets may add to one text, in characters: ten that hold ten each would otherwise grow without end. */
const ADDED_MAX = 200_000;

/** The names that a text mentions, each once. */
export function snippetsIn(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, name]) => name ?? ''))];
}

/** The text with `to` in the place of any of the names. */
export function renameMentions(text: string, names: ReadonlySet<string>, to: string): string {
  return text.replace(MENTION, (mention: string, name: string) => (names.has(name) ? mention.replace(/(:\s*)[a-z0-9-]+/, `$1${to}`) : mention));
}

/** An expander over these snippets. Never throws and always ends. */
export function snippetExpander(snippets: readonly (Pick<Snippet, 'name' | 'texts'> & Partial<Pick<Snippet, 'former'>>)[]): SnippetExpander {
  const byName = new Map(snippets.map(({ name, texts }) => [name, new Map(Object.entries(texts).map(([locale, text]) => [locale.toLowerCase(), text]))]));
  const present = new Map(snippets.flatMap(({ name, former = [] }) => former.map((old) => [old, name] as const)));
  return (text, locale) => {
    if (!text.includes('{{')) return { text, problems: [] };
    const problems = new Map<string, SnippetProblem>();
    let added = 0;
    const problem = (kind: SnippetProblem['kind'], name: string): string => {
      problems.set(`${kind} ${name}`, { kind, name });
      return '';
    };
    const expand = (part: string, within: readonly string[]): string =>
      part.replace(MENTION, (_mention, mentioned: string) => {
        const name = byName.has(mentioned) ? mentioned : (present.get(mentioned) ?? mentioned);
        const found = nearestLocale(byName.get(name) ?? new Map<string, string>(), locale);
        if (found === undefined) return problem('missing', name);
        if (within.includes(name) || within.length >= DEPTH_MAX) return problem('cyclic', name);
        if ((added += found.length) > ADDED_MAX) return problem('too_long', name);
        return expand(found, [...within, name]);
      });
    return { text: expand(text, []), problems: [...problems.values()] };
  };
}
