import type { Snippet, SnippetRow } from '../../../protocol/snippets-contract.ts';
import { SNIPPETS_MAX } from '../../../protocol/snippets-contract.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { DeskTexts } from '../texts/desk-texts-store.ts';
import { snippetExpander, snippetsIn } from './expand-snippets.ts';
import type { SnippetStore } from './snippet-store.ts';

/** Snippets and who uses them. */
export interface Snippets {
  all(): Promise<readonly Snippet[]>;
  rows(): Promise<readonly SnippetRow[]>;
  /** AppError `conflict` where it has changed since `version`, or would hold itself. */
  save(snippet: { name: string; texts: Snippet['texts']; version: number; by: string }): Promise<Snippet>;
  /** AppError `conflict` where it has changed since `version`, the name is another's or still in use for another, or it would hold itself. */
  rename(change: { name: string; to: string; version: number; by: string }): Promise<Snippet>;
  /** AppError `conflict` where something uses it. */
  remove(name: string): Promise<void>;
}

/** What snippets stand on. */
interface SnippetParts {
  store: SnippetStore;
  texts: DeskTexts;
  clock: Clock;
}

const SHOWN_MAX = 50;
const MENTION = '{{';

/** Snippets over their store. */
export function createSnippets({ store, texts, clock }: SnippetParts): Snippets {
  /** By name as it is now: the articles whose text or draft mentions it, and the snippets that do. */
  async function uses(): Promise<Map<string, { articles: Map<string, string>; snippets: Set<string> }>> {
    const found = new Map<string, { articles: Map<string, string>; snippets: Set<string> }>();
    const present = new Map((await store.all()).flatMap(({ name, former }) => former.map((old) => [old, name] as const)));
    for await (const { source, article, title, body } of texts.holding(MENTION, ['article', 'draft', 'snippet'])) {
      for (const mentioned of snippetsIn(body)) {
        const name = present.get(mentioned) ?? mentioned;
        const use = found.get(name) ?? { articles: new Map<string, string>(), snippets: new Set<string>() };
        if (source === 'snippet') use.snippets.add(title);
        else if (article !== null) use.articles.set(article, title);
        found.set(name, use);
      }
    }
    return found;
  }

  /** Whether any text says a name, versions of the past included. */
  async function isSaid(name: string): Promise<boolean> {
    for await (const { body } of texts.holding(name, ['article', 'draft', 'snippet', 'version'])) if (snippetsIn(body).includes(name)) return true;
    return false;
  }

  /** Gives a name free that only was another snippet's. AppError `conflict` where a text still means that one by it. */
  async function claim(name: string, all: readonly Snippet[]): Promise<void> {
    const owner = all.find(({ former }) => former.includes(name));
    if (owner === undefined) return;
    if (await isSaid(name)) throw taken(`“${owner.name}” was called so, and texts or their older versions still mean it by this name.`);
    await store.release(name);
  }

  return {
    all: () => store.all(),
    async rows() {
      const [all, used] = await Promise.all([store.all(), uses()]);
      const expand = snippetExpander(all);
      return all.map((snippet) => {
        const use = used.get(snippet.name);
        const problems = Object.entries(snippet.texts).flatMap(([locale, text]) => expand(text, locale).problems);
        const once = [...new Map(problems.map((problem) => [`${problem.kind} ${problem.name}`, problem])).values()];
        return { ...snippet, usedBy: [...(use?.articles ?? [])].slice(0, SHOWN_MAX).map(([article, title]) => ({ article, title })), heldBy: [...(use?.snippets ?? [])], problems: once };
      });
    },
    async save({ name, texts: written, version, by }) {
      const all = await store.all();
      if (version === 0 && all.length >= SNIPPETS_MAX) throw new AppError('conflict', `There are ${SNIPPETS_MAX} snippets already.`);
      const snippet: Snippet = { name, former: all.find((other) => other.name === name)?.former ?? [], texts: written, version: version + 1, by, at: clock.now() };
      assertNoCircle([...all.filter((other) => other.name !== name), snippet], snippet);
      if (version === 0) await claim(name, all);
      if (await store.put(snippet)) return snippet;
      throw version === 0 ? taken('There is a snippet with this name already.') : changedMeanwhile();
    },
    async rename({ name, to, version, by }) {
      const all = await store.all();
      const snippet = all.find((other) => other.name === name);
      if (snippet === undefined) {
        const renamed = all.find((other) => other.name === to && other.former.includes(name));
        if (renamed !== undefined) return renamed;
        throw new AppError('not_found', 'There is no such snippet any more.');
      }
      if (to === name) return snippet;
      if (snippet.version !== version) throw changedMeanwhile();
      const renamed: Snippet = { ...snippet, name: to, former: [...snippet.former.filter((old) => old !== to), name].sort(), version: version + 1, by, at: clock.now() };
      assertNoCircle([...all.filter((other) => other !== snippet && other.name !== to), renamed], renamed);
      if (!snippet.former.includes(to)) await claim(to, all);
      const outcome = await store.rename(snippet, to, by, renamed.at);
      if (outcome === 'taken') throw taken('There is a snippet with this name already.');
      if (outcome === 'changed') throw changedMeanwhile();
      return renamed;
    },
    async remove(name) {
      const use = (await uses()).get(name);
      const count = (use?.articles.size ?? 0) + (use?.snippets.size ?? 0);
      if (count > 0) throw new AppError('conflict', `It is still used in ${count} ${count === 1 ? 'text' : 'texts'}; take it out there first.`);
      if (!(await store.remove(name))) throw new AppError('not_found', 'There is no such snippet any more.');
    },
  };
}

const taken = (message: string): AppError => new AppError('conflict', message, { issues: [{ path: 'name', message: 'is taken' }] });
const changedMeanwhile = (): AppError => new AppError('conflict', 'Somebody has changed this snippet meanwhile; read it again.');

function assertNoCircle(all: readonly Snippet[], snippet: Snippet): void {
  const expand = snippetExpander(all);
  const problems = Object.keys(snippet.texts).flatMap((locale) => expand(`{{snippet:${snippet.name}}}`, locale).problems);
  if (!problems.some(({ kind }) => kind === 'cyclic')) return;
  const message = 'This snippet would hold itself, through the snippets in it.';
  throw new AppError('conflict', message, { issues: [{ path: 'texts', message }] });
}
