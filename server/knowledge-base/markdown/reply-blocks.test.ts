import { describe, expect, it } from 'vitest';
import { plainText } from '../../../protocol/rich-text.ts';
import { replyBlocks } from './reply-blocks.ts';

describe('what an agent writes', () => {
  it.each(['Hello Tom, your parcel is on its way.', 'Two lines\nof plain words', 'One\n\nTwo', 'See https://shop.example/returns?a=1&b=2 please', '#4711 is your order', '2 * 3 * 4 = 24', '', 'a_b_c and snake_case', 'Total:\n---', '    indented', 'Write to help@shop.example'])('stays plain where it is plain words: %j', (text) => {
    expect(replyBlocks(text)).toBeNull();
  });

  it('is shown with what its marks stand for, line breaks included', () => {
    const blocks = replyBlocks('**Three** steps:\n\n1. Open\n2. *Pull*\n\nThen\nrest. [Help](https://shop.example/help)');
    expect(blocks?.map(({ t }) => t)).toEqual(['paragraph', 'list', 'paragraph']);
    expect(blocks?.[2]).toMatchObject({ children: [{ t: 'text' }, { t: 'break' }, { t: 'text' }, { t: 'link', href: 'https://shop.example/help' }] });
  });

  it('links nowhere that could run or load something', () => {
    for (const text of ['**x** [go](javascript:alert(1))', '**x** [go](data:text/html,hi)', '**x** ![pixel](https://spy.example/p.png)', '**x** <img src=x onerror=alert(1)>']) {
      const found = JSON.stringify(replyBlocks(text));
      expect(found).not.toMatch(/"t":"image"|"href":"(javascript|data)/);
    }
    expect(plainText(replyBlocks('**x** <b>bold</b>') ?? [])).toBe('x <b>bold</b>');
  });

  it('ends, however deep it is nested', () => {
    const started = performance.now();
    expect(replyBlocks(`${'> '.repeat(3_000)}x`)).not.toBeUndefined();
    expect(replyBlocks('*'.repeat(9_000))).not.toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
