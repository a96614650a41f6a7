import type { ExternalCheck, FixOutcome, LinkReport } from '../../../protocol/links-contract.ts';
import type { PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Article } from '../article.ts';
import { changeInForce } from '../desk/change-article.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { articleOf, changedMeanwhile } from '../desk/desk-parts.ts';
import { saveArticleDraft } from '../desk/edit-draft.ts';
import type { ShelfPicture } from '../shelf/shelf-picture.ts';
import { readByVersion } from '../upkeep/read-by-version.ts';
import { soon } from '../upkeep/soon.ts';
import { articleLinks } from './article-links.ts';
import { checkLinks } from './check-links.ts';
import type { LinkedArticle } from './check-links.ts';
import type { ExternalChecks } from './external-check.ts';
import { followInDraft } from './follow-rename.ts';
import { rewriteLinks, toArticle } from './rewrite-links.ts';

/** The links of all articles, looked at and put right. */
export interface Links {
  /** Null where it takes longer: ask again. */
  check(): Promise<{ articles: number; reports: readonly LinkReport[] } | null>;
  /** AppError `conflict` where the article has changed since `version`. */
  fix(fix: LinkFix, by: PersonRef, mayPublish: boolean): Promise<{ outcome: FixOutcome; report: LinkReport | null }>;
  checkExternal(): Promise<ExternalCheck>;
  readonly external: Pick<ExternalChecks, 'read' | 'cancel'>;
}

/** Lets the links that say `address` lead to another article; null takes the link away and keeps its words. */
export interface LinkFix {
  article: string;
  version: number;
  address: string;
  to: string | null;
}

/** What it stands on. `files` are the ids of uploaded files; `picture` is another object once something on the shelf has changed. */
export interface LinksParts {
  desk: DeskParts;
  picture(): ShelfPicture;
  files(): Promise<ReadonlySet<string>>;
  external: ExternalChecks;
}

/** Links over the articles' desk. */
export function createLinks({ desk, picture, files, external }: LinksParts): Links {
  const read = readByVersion((article: Article) => articleLinks(article, picture().expand));

  async function linked(): Promise<LinkedArticle[]> {
    const articles = [...(await desk.articles.all())].sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.locale < b.locale ? -1 : 1));
    const links = await read(articles, picture());
    return articles.map(({ body: _body, ...article }, i) => ({ article, read: links[i]! }));
  }

  async function reportAll(): Promise<{ articles: number; reports: readonly LinkReport[] }> {
    const [all, known] = await Promise.all([linked(), files()]);
    return { articles: all.length, reports: checkLinks(all, { redirect: picture().redirect, hasFile: (id) => known.has(id) }) };
  }

  const checking = soon(reportAll);

  return {
    check: () => checking.get(),
    async fix({ article: id, version, address, to }, by, mayPublish) {
      const article = await articleOf(desk, id);
      const change = (body: string): string => rewriteLinks(body, (found) => (found !== address ? undefined : to === null ? null : toArticle(found, to)));
      const body = change(article.body);
      const draft = await desk.drafts.find(id);
      if (body === article.body && (draft === null || change(draft.content.body) === draft.content.body)) {
        const now = await report(id);
        // A repetition of what was done already.
        if (!now?.problems.some((problem) => problem.address === address)) return { outcome: 'published', report: now };
        const isSnippets = picture().expand(article.body, article.locale).text !== article.body && !article.body.includes(address);
        throw new AppError('conflict', isSnippets ? 'This link stands in a snippet; change it there.' : 'This link cannot be changed here; open the article and change it there.');
      }
      const atOnce = mayPublish && !((await desk.settings.read()).reviewRequired && article.state === 'published');
      if (atOnce) {
        const why = to === null ? `Its link to ${address} was taken away.` : `Its link to ${address} leads to ${to}.`;
        await desk.changing(() => changeInForce(desk, { article: id, version }, { body }, why, by));
        await followInDraft(desk, id, change, by);
      } else {
        const rev = draft?.rev ?? 0;
        const outcome = await saveArticleDraft(desk, { article: id, rev, change: { body: change(draft?.content.body ?? article.body) } }, by);
        if (!outcome.saved) throw changedMeanwhile();
      }
      return { outcome: atOnce ? 'published' : 'draft', report: await report(id) };
    },
    checkExternal: async () => external.start(await linked()),
    external,
  };

  async function report(id: string): Promise<LinkReport | null> {
    return (await reportAll()).reports.find(({ article }) => article === id) ?? null;
  }
}
