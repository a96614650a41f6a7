import { describe, expect, it } from 'vitest';
import type { Block, Inline, RichText } from './rich-text.ts';
import { inlineText, plainText } from './rich-text.ts';

const text = (words: string): Inline => ({ t: 'text', text: words });
const paragraph = (words: string): Block => ({ t: 'paragraph', children: [text(words)] });

describe('an article as plain text', () => {
  it('keeps the words of every kind of block, in order', () => {
    const article: RichText = [
      { t: 'heading', level: 2, id: 'returns', children: [text('Returns & '), { t: 'em', children: [text('refunds')] }] },
      { t: 'paragraph', children: [text('Read '), { t: 'article', slug: 'fees', children: [{ t: 'strong', children: [text('fees')] }] }, { t: 'break' }, { t: 'code', text: 'RMA-1' }] },
      { t: 'list', ordered: false, items: [[paragraph('Boots')], [paragraph('Tents')]] },
      { t: 'list', ordered: true, start: 3, items: [[paragraph('Pack')], [paragraph('Send')]] },
      { t: 'table', head: [[text('Where')], [text('Days')]], rows: [[[text('Norway')], [text('4')]]] },
      { t: 'quote', children: [paragraph('Quoted')] },
      { t: 'code', text: '<script>' },
      { t: 'image', src: '/a.png', alt: 'A parcel' },
      { t: 'rule' },
      { t: 'paragraph', children: [{ t: 'link', href: 'https://a.example', children: [text('here')] }] },
    ];
    expect(plainText(article)).toBe(
      'Returns & refunds\nRead fees\nRMA-1\n- Boots\n- Tents\n3. Pack\n4. Send\nWhere | Days\nNorway | 4\nQuoted\n<script>\nA parcel\n\nhere',
    );
  });

  it('stands nesting deeper than any Markdown gives', () => {
    let block: Block = paragraph('deep');
    let run: Inline = text('deep');
    for (let i = 0; i < 1000; i += 1) {
      block = { t: 'quote', children: [block] };
      run = { t: 'strong', children: [run] };
    }
    expect(plainText([block])).toBe('deep');
    expect(inlineText([run])).toBe('deep');
  });
});
