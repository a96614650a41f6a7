import { describe, expect, it } from 'vitest';
import { buildCandidateIndex } from './candidates.ts';
import { stopPhrases } from './stop-phrases.ts';
import { synonymTable } from './synonym-table.ts';
import { foldedWords, stemmerFor } from './words.ts';

const GROUPS = [['parcel', 'package'], ['-', 'could you please tell me', 'please', 'in the shop window', '---']];
const without = (question: string) => stopPhrases(GROUPS)(foldedWords(question)).join(' ');

describe('stop phrases', () => {
  it('are left out of a question, the longest first', () => {
    expect(without('Could you PLEASE tell me where my parcel is, please?')).toBe('where my parcel is');
    expect(without('could you help')).toBe('could you help');
  });

  it('stay where a question is nothing else', () => {
    expect(without('Please, please!')).toBe('please please');
  });

  it('are no synonyms of each other', () => {
    const gained = synonymTable(GROUPS, stemmerFor('en'));
    expect(gained(['pleas'])).toEqual([]);
    expect(gained(['parcel'])).toEqual(['packag']);
  });

  it('no longer lead to the article that happens to hold their words', () => {
    const article = (slug: string, title: string, body: string) => ({ slug, title, summary: '', questions: [], body });
    const articles = [article('window', 'What stands in the shop window', 'The shop window in the shop.'), article('tents', 'Tents and poles', 'Poles can be replaced.')];
    const first = (groups: readonly (readonly string[])[]) => buildCandidateIndex(articles, 'en', groups).candidates('in the shop window: tent poles', 2)[0]?.slug;
    expect(first([])).toBe('window');
    expect(first(GROUPS)).toBe('tents');
  });
});
