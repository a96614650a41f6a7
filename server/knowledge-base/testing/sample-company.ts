import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ArticleContent } from '../article.ts';
import { readArticleFolder } from '../files/article-folder.ts';
import { readYaml } from '../files/front-matter.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';

/** A test question of the sample company: the slug that should answer it, `person`, or `none`. */
export interface GoldenQuestion {
  question: string;
  expect: string;
  /** Language of the question; English where it is left out. */
  locale?: string;
}

/** The sample company's articles, synonyms and test questions, as they lie in `kb-content/`. */
export async function sampleCompany(folder = fileURLToPath(new URL('../../../kb-content', import.meta.url))): Promise<{
  articles: readonly ArticleContent[];
  synonyms: readonly SynonymGroup[];
  golden: readonly GoldenQuestion[];
}> {
  const { files, synonyms } = await readArticleFolder(folder);
  const golden = readYaml(await readFile(`${folder}/golden.yml`, 'utf8'));
  if (!golden.ok) throw new Error(golden.issue);
  return { articles: files.map(({ article }) => article), synonyms, golden: golden.value as GoldenQuestion[] };
}
