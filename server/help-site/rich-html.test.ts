import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../protocol/rich-text.ts';
import { attribute, dataBlock, html } from './html.ts';
import { markedText } from './marked-text.ts';
import { richHtml } from './rich-html.ts';

const CONTEXT = { linkTo: (slug: string) => (slug === 'known' ? '/help/known' : null), tableLabel: 'Table' };
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const { runs } = fc.letrec<{ runs: Inline[]; run: Inline }>((tie) => ({
  runs: fc.array(tie('run'), { maxLength: 3 }),
  run: fc.oneof(
    { depthSize: 'small' },
    fc.record({ t: fc.constant('text' as const), text }),
    fc.record({ t: fc.constant('code' as const), text }),
    fc.record({ t: fc.constantFrom('strong' as const, 'em' as const), children: tie('runs') }),
    fc.record({ t: fc.constant('article' as const), slug: text, children: tie('runs') }),
  ),
}));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ t: fc.constant('paragraph' as const), children: runs }),
  fc.record({ t: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const, 4 as const), id: text, children: runs }),
  fc.record({ t: fc.constant('code' as const), text }),
  fc.record({ t: fc.constant('image' as const), src: fc.webUrl(), alt: text }),
  fc.record({ t: fc.constant('table' as const), head: fc.array(runs, { maxLength: 2 }), rows: fc.array(fc.array(runs, { maxLength: 2 }), { maxLength: 2 }) }),
);
const TAGS = /<\/?(p|h[2-4]|strong|em|code|pre|a|img|br|hr|ul|ol|li|div|table|thead|tbody|tr|th|td|blockquote)( (id|href|src|alt|tabindex|role|aria-label|class|loading|decoding|scope|start)="[^"<>]*")*>/g;

describe('article text as HTML', () => {
  it('has no tag or attribute but those of the tree, whatever was written', () => {
    fc.assert(fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      expect(richHtml(blocks, CONTEXT).text.replace(TAGS, '')).not.toMatch(/[<>]/);
    }));
  });

  it('leaves no level of headings out', () => {
    const heading = (level: 2 | 3 | 4): Block => ({ t: 'heading', level, id: `h${level}`, children: [{ t: 'text', text: 'x' }] });
    const levels = [...richHtml([heading(4), heading(4), heading(2), heading(4)], CONTEXT).text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels).toEqual([2, 3, 2, 3]);
  });

  it('keeps the words of links that lead nowhere', () => {
    const link = (slug: string): Block => ({ t: 'paragraph', children: [{ t: 'article', slug, children: [{ t: 'text', text: 'there' }] }] });
    expect(richHtml([link('known'), link('agents-only')], CONTEXT).text).toBe('<p><a href="/help/known">there</a></p><p>there</p>');
  });

  it('writes lists without tearing their items apart', () => {
    const item = (words: string): Block[] => [{ t: 'paragraph', children: [{ t: 'text', text: words }] }];
    expect(richHtml([{ t: 'list', ordered: true, start: 3, items: [item('a'), item('b')] }], CONTEXT).text).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
  });
});

describe('the template', () => {
  it('escapes what is put in, leaves nothing for nothing, and takes its own HTML as it is', () => {
    expect(html`<p title="${'"<\'&'}">${null}${false}${[1, html`<b>${'<'}</b>`]}</p>`.text).toBe('<p title="&quot;&lt;&#39;&amp;">1<b>&lt;</b></p>');
    expect(html`<a${attribute('lang', null)}${attribute('hidden', true)}${attribute('id', 'a"')}>`.text).toBe('<a hidden id="a&quot;">');
  });

  it('writes data that cannot end its element and is the same when it is read', () => {
    fc.assert(fc.property(fc.jsonValue(), (data) => {
      const { text: written } = dataBlock('application/ld+json', { data, end: '</script><!--' });
      const inside = written.slice(written.indexOf('>') + 1, -'</script>'.length);
      expect(inside).not.toMatch(/[<>]/);
      expect(JSON.stringify((JSON.parse(inside) as { data: unknown }).data)).toBe(JSON.stringify(data));
    }));
  });
});

describe('marked words', () => {
  const stem = (word: string): string => word.toLowerCase().replace(/s$/, '');

  it('are those of the search in any form, and short ones only with a digit', () => {
    expect(markedText('Jackets, a jacket & 30 to <b>', ['my JACKET to 30'], stem).text).toBe('<mark>Jackets</mark>, a <mark>jacket</mark> &amp; <mark>30</mark> to &lt;b&gt;');
  });

  it('leave the text itself as it was', () => {
    fc.assert(fc.property(text, text, (shown, query) => {
      expect(markedText(shown, [query], stem).text.replace(/<\/?mark>/g, '')).toBe(html`${shown}`.text);
    }));
  });
});
