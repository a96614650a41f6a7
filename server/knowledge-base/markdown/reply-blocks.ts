import MarkdownIt from 'markdown-it';
import type { Inline, RichText } from '../../../protocol/rich-text.ts';
import { readBlocks } from './markdown.ts';

/** As in articles, but for chats: every line break counts, nothing is loaded from elsewhere, and dashes stay dashes. */
const parser = new MarkdownIt('default', { html: false, linkify: true, typographer: false, maxNesting: 12 });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
parser.disable(['image', 'lheading', 'code', 'table', 'reference', 'hr']);
parser.core.ruler.push('line_breaks', ({ tokens }) => {
  for (const { children } of tokens) for (const token of children ?? []) if (token.type === 'softbreak') token.type = 'hardbreak';
});

/** What the Markdown of a message stands for, or null where it is plain words and addresses. Never throws. */
export function replyBlocks(text: string): RichText | null {
  const blocks = readBlocks(parser, text);
  const isPlain = blocks.every((block) => block.t === 'paragraph' && block.children.every(isPlainRun));
  return isPlain ? null : blocks;
}

/** Words, and addresses that stand there as they are: the plain text shows them just so. */
function isPlainRun(run: Inline): boolean {
  if (run.t === 'text' || run.t === 'break') return true;
  const [words] = run.t === 'link' ? run.children : [];
  return run.t === 'link' && words?.t === 'text' && (words.text === run.href || encodeURI(words.text) === run.href) && /^https?:/i.test(run.href);
}
