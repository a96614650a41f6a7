/** The passage of an article that fits a question best: what stands under one heading, quoted, never the whole article. */
import type { Block, Inline, RichText } from '../../../protocol/rich-text.ts';
import { plainText } from '../../../protocol/rich-text.ts';
import { markdownBlocks } from '../markdown/markdown.ts';
import type { Section } from '../markdown/sections.ts';
import { sections } from '../markdown/sections.ts';
import type { Stemmer } from './words.ts';
import { foldedWords } from './words.ts';

/** A quotation: blocks of one section, and its heading. */
export interface Passage {
  heading: string | null;
  blocks: RichText;
}

/** How long a quotation is, in characters. An article shorter than this is quoted whole. */
const QUOTE_MAX = 600;
/** A list or table that begins within the quotation is kept whole up to this length; longer ones are cut between items. */
const WHOLE_MAX = 1_500;
/** A word of the question in the heading counts as this many in the text. */
const HEADING_WEIGHT = 2;

/** The best passage for a question, given as stems; null where the article has no text. */
export function passageFor(body: string, question: readonly string[], stem: Stemmer): Passage | null {
  const blocks = markdownBlocks(body);
  const found = sections(blocks);
  if (found.length === 0) return null;
  if (found.length === 1 || plainText(blocks).length <= QUOTE_MAX) {
    const [only] = found;
    if (found.length > 1) return { heading: null, blocks: quote(blocks) };
    return { heading: only?.heading?.text ?? null, blocks: quote(only?.blocks ?? []) };
  }
  const best = bestSection(found, question, stem);
  return { heading: best.heading?.text ?? null, blocks: quote(best.blocks) };
}

/**
 * The section that holds most of the question's words, rare ones of this article counting more. Where several are
 * equal, and where none holds any, the first: articles begin with the answer.
 */
function bestSection(found: readonly Section[], question: readonly string[], stem: Stemmer): Section {
  const held = found.map(({ heading, blocks }) => ({
    heading: new Set(foldedWords(heading?.text ?? '').map(stem)),
    text: new Set(foldedWords(plainText(blocks)).map(stem)),
  }));
  const rarity = (term: string) => {
    const often = held.filter(({ heading, text }) => heading.has(term) || text.has(term)).length;
    return Math.log(1 + found.length / (0.5 + often));
  };
  const scores = held.map(({ heading, text }) =>
    [...new Set(question)].reduce((sum, term) => sum + rarity(term) * (heading.has(term) ? HEADING_WEIGHT : text.has(term) ? 1 : 0), 0),
  );
  return found[scores.indexOf(Math.max(...scores))] as Section;
}

/** The first blocks, up to the length of a quotation; a list or table is kept whole where it can be. */
function quote(blocks: RichText): RichText {
  const quoted: Block[] = [];
  let length = 0;
  for (const block of blocks) {
    if (block.t === 'rule') continue;
    const size = plainText([block]).length;
    const isWhole = block.t === 'list' || block.t === 'table';
    if (length > 0 && length + size > (isWhole ? WHOLE_MAX : QUOTE_MAX)) break;
    const kept = size > (isWhole ? WHOLE_MAX : QUOTE_MAX) ? shorten(block) : block;
    quoted.push(kept);
    length += size;
    if (length >= QUOTE_MAX) break;
  }
  while (quoted.length > 1 && quoted.at(-1)?.t === 'heading') quoted.pop();
  return quoted;
}

/** A block that is longer than any quotation, cut at a sentence, an item or a row. */
function shorten(block: Block): Block {
  switch (block.t) {
    case 'paragraph':
    case 'heading':
      return { ...block, children: firstRuns(block.children, QUOTE_MAX) };
    case 'list':
      return { ...block, items: firstOf(block.items.map((item) => quote(item)), WHOLE_MAX, plainText) };
    case 'table':
      return { ...block, rows: firstOf(block.rows, WHOLE_MAX, (row) => plainText([{ t: 'table', head: row, rows: [] }])) };
    case 'quote':
      return { ...block, children: quote(block.children) };
    case 'code':
      return { ...block, text: block.text.slice(0, QUOTE_MAX) };
    case 'image':
    case 'rule':
      return block;
  }
}

function firstOf<T>(parts: readonly T[], max: number, text: (part: T) => string): T[] {
  let length = 0;
  return parts.filter((part, i) => {
    length += text(part).length;
    return i === 0 || length <= max;
  });
}

/** The first runs within `max` characters; plain text is cut at its last full sentence or word, other runs are kept or left. */
function firstRuns(runs: readonly Inline[], max: number): Inline[] {
  const kept: Inline[] = [];
  let left = max;
  for (const run of runs) {
    const size = plainText([{ t: 'paragraph', children: [run] }]).length;
    if (size <= left) kept.push(run);
    else {
      if (run.t === 'text') kept.push({ t: 'text', text: `${cutText(run.text, left)} …` });
      else kept.push({ t: 'text', text: '…' });
      break;
    }
    left -= size;
  }
  return kept;
}

function cutText(text: string, max: number): string {
  const cut = text.slice(0, max);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  if (sentence > max / 2) return cut.slice(0, sentence + 1);
  const word = cut.lastIndexOf(' ');
  return word > 0 ? cut.slice(0, word) : cut;
}
