/** What the toolbar does to Markdown. Pure: a text and what is selected in it give one edit. */

/** A part of a text; `from` and `to` are positions in characters, equal where nothing is selected. */
export interface TextRange {
  from: number;
  to: number;
}

/** Replaces a range and says what is selected afterwards. */
export interface TextEdit extends TextRange {
  insert: string;
  select: TextRange;
}

/** A way to change what is selected. */
export type Format = (text: string, selection: TextRange) => TextEdit;

/** Puts a mark on both sides of what is selected, or takes it away where it stands already. */
export const toggleMark =
  (mark: string, sample: string): Format =>
  (text, { from, to }) => {
    const chosen = text.slice(from, to);
    const outside = { from: from - mark.length, to: to + mark.length };
    if (isMarked(text, mark, outside, chosen)) {
      return { ...outside, insert: chosen, select: { from: outside.from, to: outside.from + chosen.length } };
    }
    const words = chosen === '' ? sample : chosen;
    const start = from + mark.length;
    return { from, to, insert: `${mark}${words}${mark}`, select: { from: start, to: start + words.length } };
  };

/** `*` stands beside a word that is bold as well: only the very mark counts. */
function isMarked(text: string, mark: string, outside: TextRange, chosen: string): boolean {
  if (chosen === '' || outside.from < 0) return false;
  const before = text.slice(outside.from, outside.from + mark.length);
  const after = text.slice(outside.to - mark.length, outside.to);
  const wider = text[outside.from - 1] === mark[0] || text[outside.to] === mark[0];
  return before === mark && after === mark && !wider;
}

/** Begins each selected line with a mark, or takes it away where all of them have it. */
export const toggleLines =
  (mark: (at: number) => string, known: RegExp): Format =>
  (text, selection) => {
    const { from, to } = wholeLines(text, selection);
    const lines = text.slice(from, to).split('\n');
    const filled = lines.filter((line) => line.trim() !== '');
    const all = filled.length > 0 && filled.every((line) => known.test(line));
    let at = 0;
    const next = lines.map((line) => {
      if (line.trim() === '' && lines.length > 1) return line;
      const bare = line.replace(ANY_MARK, '');
      return all ? bare : mark((at += 1) - 1) + bare;
    });
    const insert = next.join('\n');
    return { from, to, insert, select: { from: lines.length > 1 ? from : from + insert.length, to: from + insert.length } };
  };

const ANY_MARK = /^\s*(?:[-*+] |\d+[.)] |#{1,6} |> )/;

function wholeLines(text: string, { from, to }: TextRange): TextRange {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  return { from: start, to: end < 0 ? text.length : end };
}

/** A link with what is selected as its words, or with the given words. */
export const linkTo =
  (address: string, words: string): Format =>
  (text, { from, to }) => {
    const label = (text.slice(from, to) || words).replace(/[[\]]/g, '');
    const insert = `[${label}](${address})`;
    // An address that is still to be written is what one wants to type next.
    const select = address === '' ? from + insert.length - 1 : from + insert.length;
    return { from, to, insert, select: { from: select, to: select } };
  };

/** A block of its own, with empty lines around it; `select` is a part of the block to be typed over. */
export const insertBlock =
  (block: string, select: string = ''): Format =>
  (text, { from, to }) => {
    const before = text.slice(0, from);
    const after = text.slice(to);
    const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const tail = after === '' || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
    const start = from + lead.length + Math.max(0, block.indexOf(select));
    const chosen = select === '' ? { from: from + lead.length + block.length, to: from + lead.length + block.length } : { from: start, to: start + select.length };
    return { from, to, insert: `${lead}${block}${tail}`, select: chosen };
  };

/** The formats of the toolbar. */
export const FORMATS = {
  bold: toggleMark('**', 'bold words'),
  italic: toggleMark('*', 'words'),
  heading: toggleLines(() => '## ', /^## /),
  list: toggleLines(() => '- ', /^\s*[-*+] /),
  steps: toggleLines((at) => `${at + 1}. `, /^\s*\d+[.)] /),
  link: linkTo('', 'words'),
  table: insertBlock('| Column | Column |\n| --- | --- |\n| Text | Text |', 'Column'),
} satisfies Record<string, Format>;
