import type { SnippetProblem } from '../../../protocol/snippets-contract.ts';
import { filesIn } from '../../uploads/index.ts';
import type { Article } from '../article.ts';
import type { LinkTarget } from '../markdown/link-target.ts';
import { linkTarget } from '../markdown/link-target.ts';
import { markdownBlocks, markdownReferences } from '../markdown/markdown.ts';
import type { SnippetExpander } from '../snippets/expand-snippets.ts';

/** A link of an article, and where it leads. */
export interface ArticleLink {
  address: string;
  words: string;
  target: LinkTarget;
  /** The heading it means, without `#`; null where it means none. */
  fragment: string | null;
  /** The id of an uploaded file; null where it is none. */
  file: string | null;
  isImage: boolean;
}

/** What the check needs of an article; read once for each of its versions. */
export interface ArticleLinks {
  links: readonly ArticleLink[];
  headings: ReadonlySet<string>;
  snippets: readonly SnippetProblem[];
}

/** Reads the links of an article, as readers have them: those of its snippets are its own. */
export function articleLinks({ body, locale }: Pick<Article, 'body' | 'locale'>, expand: SnippetExpander): ArticleLinks {
  const { text, problems } = expand(body, locale);
  const { links, images } = markdownReferences(text);
  const headings = new Set(markdownBlocks(text).flatMap((block) => (block.t === 'heading' ? [block.id] : [])));
  return {
    links: [
      ...links.map(({ address, words }): ArticleLink => ({ address, words, target: linkTarget(address), fragment: fragmentOf(address), file: fileOf(address), isImage: false })),
      ...images.map(({ address, words }): ArticleLink => ({ address, words, target: null, fragment: null, file: fileOf(address), isImage: true })),
    ],
    headings,
    snippets: problems,
  };
}

const fileOf = (address: string): string | null => (address.startsWith('/files/') ? (filesIn(address)[0] ?? null) : null);

function fragmentOf(address: string): string | null {
  const [, fragment] = /#([^#]*)$/s.exec(address) ?? [];
  if (fragment === undefined || fragment === '') return null;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
