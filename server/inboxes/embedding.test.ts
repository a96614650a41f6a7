import { describe, expect, it } from 'vitest';
import { originAllowed, snippetFor } from './embedding.ts';

const inbox = { origins: ['https://shop.example.com', 'https://other.example:443'] };
const own = ['http://localhost:4400'];

describe('embedding the widget', () => {
  it.each([undefined, 'https://shop.example.com', 'https://other.example', 'http://localhost:4400', 'HTTPS://SHOP.example.com'])(
    'is allowed from %s',
    (origin) => {
      expect(originAllowed(inbox, origin, own)).toBe(true);
    },
  );

  it.each([
    'http://shop.example.com', 'https://shop.example.com:8443', 'https://shop.example.com.evil.example',
    'https://evil.example', 'null', '', 'file://', 'not an origin',
  ])('is refused from %s', (origin) => {
    expect(originAllowed(inbox, origin, own)).toBe(false);
  });

  it('takes one line of HTML', () => {
    const snippet = '<script async src="https://chat.example.com/widget.js" data-inbox="main"></script>';
    expect(snippetFor('main', 'https://chat.example.com/')).toBe(snippet);
    expect(snippetFor('main', '')).toContain('src="/widget.js"');
  });
});
