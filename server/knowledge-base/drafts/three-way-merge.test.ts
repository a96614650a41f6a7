import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from '../../../protocol/articles-contract.ts';
import { mergeContents, mergeTexts } from './three-way-merge.ts';

const lines = (...all: string[]) => all.join('\n');
const BASE = lines('one', 'two', 'three', 'four', 'five');

describe('two people in one text', () => {
  it.each([
    ['both change other lines', lines('ONE', 'two', 'three', 'four', 'five'), lines('one', 'two', 'three', 'four', 'FIVE'), lines('ONE', 'two', 'three', 'four', 'FIVE')],
    ['one adds, the other takes out', lines('zero', 'one', 'two', 'three', 'four', 'five'), lines('one', 'two', 'three', 'five'), lines('zero', 'one', 'two', 'three', 'five')],
    ['both do the same', lines('one', 'TWO', 'three', 'four', 'five'), lines('one', 'TWO', 'three', 'four', 'five'), lines('one', 'TWO', 'three', 'four', 'five')],
    ['both change the same line', lines('one', 'mine', 'three', 'four', 'five'), lines('one', 'theirs', 'three', 'four', 'five'), null],
    ['both change lines side by side', lines('one', 'mine', 'three', 'four', 'five'), lines('one', 'two', 'theirs', 'four', 'five'), null],
    ['both add at the same place', lines(BASE, 'mine'), lines(BASE, 'theirs'), null],
    ['one takes out what the other changes', lines('one', 'five'), lines('one', 'two', 'THREE', 'four', 'five'), null],
  ])('%s', (_name, mine, theirs, merged) => {
    expect(mergeTexts(BASE, mine, theirs)).toBe(merged);
    expect(mergeTexts(BASE, theirs, mine)).toBe(merged);
  });

  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((all) => all.join('\n'));

  it('keeps the text of whoever changed something alone', () => {
    const holds = (base: string, changed: string): boolean => mergeTexts(base, changed, base) === changed && mergeTexts(base, base, changed) === changed && mergeTexts(base, changed, changed) === changed;
    expect(() => fc.assert(fc.property(text, text, holds))).not.toThrow();
  });

  it('comes to the same whoever was first', () => {
    const holds = (base: string, mine: string, theirs: string): boolean => mergeTexts(base, mine, theirs) === mergeTexts(base, theirs, mine);
    expect(() => fc.assert(fc.property(text, text, text, holds))).not.toThrow();
  });

  it('asks a person rather than comparing texts that have nothing in common for minutes', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word} ${i}`).join('\n');
    expect(mergeTexts(many('base'), many('mine'), many('theirs'))).toBeNull();
  });
});

describe('two people in one article', () => {
  const base = { ...EMPTY_DRAFT, title: 'Pay', questions: ['a', 'b'], owner: 'Money' as string | null };

  it('have their questions and tags united, and other fields by who changed them', () => {
    const theirs = { ...base, questions: ['a', 'b', 'c'], tags: ['x'], summary: 'Theirs' };
    const { content, clashes } = mergeContents(base, { questions: ['b', 'd'], owner: null, summary: '' }, theirs);
    expect(content).toEqual({ ...theirs, questions: ['b', 'c', 'd'], owner: null });
    expect(clashes).toEqual([]);
  });

  it('are asked where both wrote the same field anew, and see the other’s', () => {
    const { content, clashes } = mergeContents(base, { title: 'Mine', owner: null }, { ...base, title: 'Theirs', owner: 'Shop' });
    expect([content.title, content.owner, clashes]).toEqual(['Theirs', 'Shop', ['title', 'owner']]);
  });
});
