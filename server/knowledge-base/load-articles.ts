import type { Clock } from '../kernel/clock.ts';
import type { Author } from '../../protocol/article-desk.ts';
import type { Change } from './article.ts';
import { issueLine } from './files/article-file.ts';
import { readArticleFolder } from './files/article-folder.ts';
import type { FolderExtras } from './files/folder-extras.ts';
import type { ArticleStore } from './article-store.ts';
import type { RevisionStore } from './revision-store.ts';

const FIRST: Change = { by: { kind: 'import', id: null, name: 'First start' }, why: 'Came with the installation.' };

/**
 * Loads a folder into a knowledge base that has never held an article; one that was emptied on purpose stays empty.
 * A load that a killed process left is done again from its beginning. Answers a line for each fault of the folder.
 */
export async function loadFirst(
  parts: { store: ArticleStore; revisions: RevisionStore; clock: Clock; bringExtras(extras: FolderExtras, by: Author): Promise<string[]> },
  folder: string,
): Promise<{ loaded: number; lines: string[] }> {
  const { store, revisions, clock } = parts;
  const { firstLoad } = await revisions.read();
  if (firstLoad === 'done') return { loaded: 0, lines: [] };
  if (firstLoad === 'not_begun' && (await store.any())) {
    await revisions.raise({ firstLoad: 'done' });
    return { loaded: 0, lines: [] };
  }
  const read = await readArticleFolder(folder).catch((error: NodeJS.ErrnoException) => error);
  if (read instanceof Error) {
    // An installation without the sample articles is a proper one; the next start looks again.
    return { loaded: 0, lines: [`${folder}: cannot be read (${read.code ?? read.message}); the bot has no articles yet`] };
  }
  await revisions.raise({ firstLoad: 'under_way' });
  // Before the articles: they name categories, which then need not be made from their names.
  const left = await parts.bringExtras(read.extras, FIRST.by);
  const outcomes = await store.put(read.files.map(({ article }) => article), clock.now(), FIRST);
  await revisions.raise({ firstLoad: 'done' });
  return { loaded: outcomes.length, lines: [...read.issues.map(issueLine), ...left] };
}
