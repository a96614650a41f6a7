import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline, RichText } from '../../../protocol/rich-text.ts';
import { plainText } from '../../../protocol/rich-text.ts';
import { linkTarget } from './link-target.ts';
import { markdownBlocks, markdownLinks } from './markdown.ts';
import { sections } from './sections.ts';

const text = (words: string): Inline => ({ t: 'text', text: words });

describe('an article in Markdown', () => {
  it('keeps headings, steps and tables', () => {
    const blocks = markdownBlocks('# Returns\n\n2. one\n3. two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n> said\n');
    expect(blocks).toEqual([
      { t: 'heading', level: 2, id: 'returns', children: [text('Returns')] },
      {
        t: 'list', ordered: true, start: 2,
        items: [[{ t: 'paragraph', children: [text('one')] }], [{ t: 'paragraph', children: [text('two')] }]],
      },
      { t: 'table', head: [[text('a')], [text('b')]], rows: [[[text('1')], [text('2')]]] },
      { t: 'rule' },
      { t: 'quote', children: [{ t: 'paragraph', children: [text('said')] }] },
    ]);
  });

  it('gives every heading a fragment of its own', () => {
    const blocks = markdownBlocks('## A\n## A\n## A-2\n## ✂\n## Größe\n##### deep');
    expect(blocks.map((block) => (block.t === 'heading' ? `${block.level} ${block.id}` : block.t))).toEqual([
      '2 a', '2 a-2', '2 a-2-2', '2 section', '2 große', '4 deep',
    ]);
  });

  it('leads from one file to another as from article to article', () => {
    expect(markdownBlocks('see **[how](../returns/how-to-return.md#steps)**')).toEqual([
      { t: 'paragraph', children: [text('see '), { t: 'strong', children: [{ t: 'article', slug: 'how-to-return', children: [text('how')] }] }] },
    ]);
  });

  it('makes links of bare addresses, but not of names with a dot in them', () => {
    expect(markdownLinks('https://a.example/x and us@b.example and shop.example')).toEqual(['https://a.example/x', 'mailto:us@b.example']);
  });

  it('shows script and HTML as the words they are, and hides comments', () => {
    const blocks = markdownBlocks('<script>alert(1)</script>\n\n<!-- for us -->\n\n<iframe src="https://x.example"></iframe>');
    expect(plainText(blocks)).toBe('<script>alert(1)</script>\n<iframe src="https://x.example"></iframe>');
    expect(blocks.every(({ t }) => t === 'paragraph')).toBe(true);
  });

  it('keeps the words of a link or an image that leads nowhere allowed', () => {
    const blocks = markdownBlocks('![map](data:image/png;base64,AAAA)\n\n[here](#below) [there](ftp://x.example/)\n\n![shop](https://x.example/a.png)');
    expect(blocks).toEqual([
      { t: 'paragraph', children: [text('map')] },
      { t: 'paragraph', children: [text('here there')] },
      { t: 'image', src: 'https://x.example/a.png', alt: 'shop' },
    ]);
  });

  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', '\\\\evil.example',
    'file:///etc/passwd', 'tel:javascript', 'https:///x', '../UPPER.md', '',
  ])('does not follow %s', (address) => {
    expect(linkTarget(address)).toBeNull();
  });

  it('does not follow an address of 3,000 characters', () => {
    expect(linkTarget(`https://x.example/${'a'.repeat(3000)}`)).toBeNull();
  });

  it('gives a closed tree of limited depth for whatever is written', () => {
    const piece = fc.constantFrom('# ', '- ', '1. ', '> ', '**', '[a](', ')', '`', '```\n', '| a |\n|--|\n', '\n', '<b>', '![', '](', 'x', '\t', '    ', '~~', '\\', '🎈');
    const written = fc.oneof(fc.string(), fc.array(piece, { maxLength: 200 }).map((parts) => parts.join('')));
    fc.assert(fc.property(written, (body) => {
      expect(depth(markdownBlocks(body))).toBeLessThan(60);
    }));
  });

  it('survives deep nesting', () => {
    expect(depth(markdownBlocks(`${'> '.repeat(3000)}x\n\n${'[**'.repeat(3000)}\n\n${'- '.repeat(3000)}x`))).toBeLessThan(60);
  });

  it('is cut into sections at its headings', () => {
    const found = sections(markdownBlocks('before\n\n## Empty\n\n## Steps\n\n1. a\n\nmore'));
    expect(found.map(({ heading, blocks }) => [heading?.text ?? null, plainText(blocks)])).toEqual([[null, 'before'], ['Steps', '1. a\nmore']]);
  });
});

/** The depth of a tree; throws at anything that the contract does not name. */
function depth(nodes: RichText | readonly Inline[]): number {
  return nodes.reduce((deepest, node) => Math.max(deepest, 1 + below(node)), 0);
}

function below(node: Block | Inline): number {
  switch (node.t) {
    case 'text':
    case 'break':
    case 'rule':
    case 'image':
    case 'code':
      return 0;
    case 'strong':
    case 'em':
    case 'link':
    case 'article':
    case 'paragraph':
    case 'heading':
    case 'quote':
      return depth(node.children);
    case 'list':
      return Math.max(0, ...node.items.map(depth));
    case 'table':
      return Math.max(0, ...[node.head, ...node.rows].flat().map(depth));
  }
}
