import { describe, expect, it } from 'vitest';
import { FORMATS, insertBlock, linkTo } from './markdown-format.ts';
import type { Format } from './markdown-format.ts';

/** `‹` and `›` stand around what is selected. */
function apply(format: Format, marked: string): string {
  const from = marked.indexOf('‹');
  const to = marked.indexOf('›') - 1;
  const text = marked.replace(/[‹›]/g, '');
  const edit = format(text, { from, to });
  const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${next.slice(0, edit.select.from)}‹${next.slice(edit.select.from, edit.select.to)}›${next.slice(edit.select.to)}`;
}

describe('the toolbar of the editor', () => {
  it('makes words bold, and plain again', () => {
    expect(apply(FORMATS.bold, 'We ‹refund› you')).toBe('We **‹refund›** you');
    expect(apply(FORMATS.bold, 'We **‹refund›** you')).toBe('We ‹refund› you');
    expect(apply(FORMATS.bold, 'We ‹›')).toBe('We **‹bold words›**');
  });

  it('does not take half of a bold mark for an italic one', () => {
    expect(apply(FORMATS.italic, '**‹now›**')).toBe('***‹now›***');
  });

  it('makes a list of the lines that are touched, and turns one kind into the other', () => {
    expect(apply(FORMATS.list, 'a\nb‹b\n\nc›c\nd')).toBe('a\n‹- bb\n\n- cc›\nd');
    expect(apply(FORMATS.steps, '‹- a\n- b›')).toBe('‹1. a\n2. b›');
    expect(apply(FORMATS.steps, '‹1. a\n2. b›')).toBe('‹a\nb›');
  });

  it('begins a list on an empty line', () => {
    expect(apply(FORMATS.list, 'a\n\n‹›')).toBe('a\n\n- ‹›');
  });

  it('makes a heading of a line, and a line of a heading', () => {
    expect(apply(FORMATS.heading, 'Ret‹›urns')).toBe('## Returns‹›');
    expect(apply(FORMATS.heading, '## Ret‹›urns')).toBe('Returns‹›');
  });

  it('links the selected words, and waits for the address where there is none', () => {
    expect(apply(linkTo('how-to-return.md', 'How to return'), 'See ‹this page›.')).toBe('See [this page](how-to-return.md)‹›.');
    expect(apply(linkTo('how-to-return.md', 'How [to] return'), 'See ‹›.')).toBe('See [How to return](how-to-return.md)‹›.');
    expect(apply(FORMATS.link, 'See ‹here›.')).toBe('See [here](‹›).');
  });

  it('keeps a table and an image apart from the lines around them', () => {
    expect(apply(FORMATS.table, 'Prices:‹›\nmore')).toBe('Prices:\n\n| ‹Column› | Column |\n| --- | --- |\n| Text | Text |\n\nmore');
    expect(apply(insertBlock('![shelf](/files/1.png)'), '‹›')).toBe('![shelf](/files/1.png)‹›');
  });
});
