import type { ArticleVersion } from '../../protocol/article-desk.ts';

/** "Version 4, in force now". */
export function versionName({ version, current }: Pick<ArticleVersion, 'version' | 'current'>): string {
  return `Version ${version}${current ? ', in force now' : ''}`;
}
