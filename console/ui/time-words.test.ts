import { describe, expect, it } from 'vitest';
import { clockWords, durationWords } from './time-words.ts';

const MINUTE = 60_000;

describe('times', () => {
  it('are said in the two largest units', () => {
    expect(durationWords(-5)).toBe('0 s');
    expect(durationWords(59_999)).toBe('59 s');
    expect(durationWords(12 * MINUTE)).toBe('12 min');
    expect(durationWords(185 * MINUTE)).toBe('3 h 5 min');
    expect(durationWords(120 * MINUTE)).toBe('2 h');
    expect(durationWords(52 * 60 * MINUTE)).toBe('2 d 4 h');
  });

  it('run as a clock', () => {
    expect(clockWords(45_000)).toBe('0:45');
    expect(clockWords(725_000)).toBe('12:05');
    expect(clockWords(11_109_000)).toBe('3:05:09');
  });
});
