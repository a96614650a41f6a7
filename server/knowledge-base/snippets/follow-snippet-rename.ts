import type { PersonRef } from '../../../protocol/article-desk.ts';
import type { Snippet } from '../../../protocol/snippets-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { followInDraft, followInForce } from '../links/follow-rename.ts';
import type { DeskTexts } from '../texts/desk-texts-store.ts';
import type { Snippets } from './create-snippets.ts';
import { renameMentions, snippetsIn } from './expand-snippets.ts';

/**
 * Lets articles, drafts and snippets say a snippet's new name. What is missed here (older versions, drafts that wait for
 * their time, texts that somebody changes in this moment) goes on by the former name.
 */
export async function followSnippetRename(desk: DeskParts, texts: DeskTexts, snippets: Pick<Snippets, 'all' | 'save'>, { name, former }: Snippet, by: PersonRef): Promise<void> {
  const names = new Set(former);
  const change = (body: string): string => renameMentions(body, names, name);
  const found: { source: 'article' | 'draft'; article: string }[] = [];
  for await (const { source, article, body } of texts.holding('{{', ['article', 'draft'])) {
    if (article !== null && (source === 'article' || source === 'draft') && snippetsIn(body).some((each) => names.has(each))) found.push({ source, article });
  }
  const why = `Its snippet is called ${name} now.`;
  for (const { source, article } of found) {
    if (source === 'article') await followInForce(desk, article, change, why, by);
    else await followInDraft(desk, article, change, by);
  }
  for (const snippet of await snippets.all()) {
    const changed = Object.fromEntries(Object.entries(snippet.texts).map(([locale, text]) => [locale, change(text)]));
    if (JSON.stringify(changed) === JSON.stringify(snippet.texts)) continue;
    await snippets.save({ name: snippet.name, texts: changed, version: snippet.version, by: by.name }).catch((error: unknown) => {
      // Somebody saves it in this moment.
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    });
  }
}
