import type { LinkProblem, LinkProblemKind } from '../../protocol/links-contract.ts';

/** What is wrong, for an editor. */
export const LINK_WORDS: Readonly<Record<LinkProblemKind, (problem: LinkProblem) => string>> = {
  missing: () => 'There is no such article.',
  unpublished: ({ detail }) => (detail === 'archived' ? 'The article is archived.' : 'The article is not published.'),
  agents_only: () => 'The article is for agents only; customers cannot open it.',
  renamed: ({ suggestion }) => `The article is called ${suggestion?.slug ?? 'something else'} now; the old address leads there.`,
  anchor: ({ detail }) => `The article has no heading “${detail ?? ''}”.`,
  nowhere: () => 'Readers see words without a link: this address is not followed.',
  file_missing: () => 'The file was removed.',
  no_alt: ({ detail }) => (detail === 'file name' ? 'The image is described by the name of its file only. Say what it shows.' : 'The image has no description for those who do not see it.'),
  snippet: ({ detail }) => (detail === 'missing' ? 'There is no such snippet.' : detail === 'cyclic' ? 'The snippet holds itself.' : 'The snippets grow too long.'),
  external: ({ detail }) => `The page does not answer: ${detail ?? 'no answer'}.`,
};

/** Problems whose links may lead to another article. */
export const LEADS_TO_ARTICLE: ReadonlySet<LinkProblemKind> = new Set(['missing', 'unpublished', 'agents_only', 'renamed', 'anchor', 'nowhere']);
/** Problems of links, whose words stay when the link goes. */
export const IS_LINK: ReadonlySet<LinkProblemKind> = new Set([...LEADS_TO_ARTICLE, 'external']);
