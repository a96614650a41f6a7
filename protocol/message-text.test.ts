import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagePieces } from './message-text.ts';

const links = (text: string) => messagePieces(text).flatMap((piece) => (piece.t === 'link' ? [piece.href] : []));

describe('links in a message', () => {
  it('are found between words, without the punctuation around them', () => {
    expect(messagePieces('See https://a.example/x?y=1#z, or (HTTP://b.example).')).toEqual([
      { t: 'text', text: 'See ' },
      { t: 'link', text: 'https://a.example/x?y=1#z', href: 'https://a.example/x?y=1#z' },
      { t: 'text', text: ', or (' },
      { t: 'link', text: 'HTTP://b.example', href: 'HTTP://b.example' },
      { t: 'text', text: ').' },
    ]);
  });

  it('are only http and https', () => {
    expect(links('javascript:alert(1) data:text/html,x ftp://a.example vbscript:x JaVaScRiPt://a.example/%0aalert(1)')).toEqual([]);
  });

  it('end where markup begins', () => {
    expect(links('https://a.example/"onmouseover="alert(1) <a href=https://b.example/>x</a>')).toEqual(['https://a.example/', 'https://b.example/']);
  });

  it('change nothing in the words, whatever they are', () => {
    const hostile = fc.string({ unit: fc.constantFrom('http://', 'https://', '.', ')', ' ', 'a', '<', '"', '\n', '😀', '://') });
    fc.assert(
      fc.property(hostile, (text) => {
        const pieces = messagePieces(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const href of links(text)) expect(href).toMatch(/^https?:\/\/[^\s<>"']+$/i);
      }),
    );
  });

  it.each(['http://'.repeat(150_000), `http://${'.'.repeat(1_000_000)}`, 'http://) '.repeat(110_000), 'x'.repeat(1_000_000)])(
    'are looked for in a megabyte without hanging',
    (text) => {
      const startedAt = performance.now();
      messagePieces(text);
      expect(performance.now() - startedAt).toBeLessThan(1000);
    },
  );
});
