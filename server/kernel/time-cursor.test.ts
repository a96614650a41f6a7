import { describe, expect, it } from 'vitest';
import { parseTimeCursor, timeCursor } from './time-cursor.ts';

describe('the cursor of a list', () => {
  it('is refused by a list with other ids', () => {
    expect(() => parseTimeCursor('1_abc', /^\d+$/)).toThrow('not a cursor of this list');
  });

  it.each([{ at: 0, id: 'a' }, { at: 1_774_000_000_000, id: `${'x-_'.repeat(7)}9:17` }])('comes back as the row it was made of', (key) => {
    expect(parseTimeCursor(timeCursor(key), /^/)).toEqual(key);
  });

  it.each(['', '_', '12', '12_', '_abc', '-1_abc', '1.5_abc', '9999999999999999_abc', '1_{"$gt":""}', `1_${'a'.repeat(65)}`, '1_a\n'])('is refused where no page gave it: %j', (cursor) => {
    expect(() => parseTimeCursor(cursor, /^/)).toThrow(expect.objectContaining({ code: 'invalid_payload' }));
  });
});
