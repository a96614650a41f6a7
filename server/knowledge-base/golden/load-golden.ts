import type { Clock } from '../../kernel/clock.ts';
import type { ArticleStore } from '../article-store.ts';
import type { RevisionStore } from '../revision-store.ts';
import { readGolden } from './golden-file.ts';
import type { GoldenStore } from './golden-store.ts';

/**
 * Loads a folder's golden set once in the life of a knowledge base; one that was emptied on purpose stays empty. A base
 * from before there was a golden set gets it only where it is about the base's own articles. What cannot be read in it is
 * named by whoever reads the folder's articles.
 */
export async function loadGolden(parts: { golden: GoldenStore; articles: ArticleStore; revisions: RevisionStore; clock: Clock }, folder: string): Promise<void> {
  const { golden, articles, revisions, clock } = parts;
  const { isGoldenLoaded, firstLoad } = await revisions.read();
  // The folder could not be read: the next start looks again.
  if (isGoldenLoaded || firstLoad !== 'done') return;
  const { entries } = await readGolden(folder);
  const slugs = [...new Set(entries.map(({ expect }) => expect))].filter((slug) => slug !== 'person' && slug !== 'none');
  const known = new Set((await articles.findSlugs(slugs)).map(({ slug }) => slug));
  if (known.size * 2 >= slugs.length) await golden.addMissing(entries, clock.now());
  await revisions.raise({ goldenLoad: 'done' });
}
