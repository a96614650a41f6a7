import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlePath, formatArticleFile, issueLine, parseArticleFile } from './article-file.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseSynonyms } from './synonyms-file.ts';

const file = (front: string, body = 'Words.') => `---\n${front}\n---\n${body}\n`;
const lines = (path: string, text: string) => {
  const parsed = parseArticleFile(path, text);
  return parsed.ok ? [] : parsed.issues.map(issueLine);
};

describe('an article file', () => {
  it('gives slug and locale by its path, and the rest by its front matter', () => {
    const parsed = parseArticleFile('en/returns/how-to-return.md', file('title: How to return\nquestions: [How?, " How? ", ""]\nverifyBy: 2027-07-31\nstate: in review\nunknown: 1'));
    expect(parsed).toEqual({
      ok: true,
      file: {
        path: 'en/returns/how-to-return.md',
        article: {
          slug: 'how-to-return', locale: 'en', title: 'How to return', summary: '', body: 'Words.', questions: ['How?'],
          category: 'General', tags: [], audience: 'public', tiers: [], owner: null, verifyBy: '2027-07-31', state: 'in_review',
        },
      },
    });
  });

  it('is refused with one line for each thing that is wrong', () => {
    expect(lines('en/x.md', file('summary: a'))).toEqual(['en/x.md: title is missing']);
    expect(lines('en/x.md', file('title: ""\naudience: agent\nverifyBy: 2027-02-30\nquestions: [{a: 1}]'))).toEqual([
      'en/x.md: title is missing',
      'en/x.md: questions.0 must be text',
      'en/x.md: audience must be public, tiers or agents',
      'en/x.md: verifyBy is no day of the calendar',
    ]);
    expect(lines('en/Bad Name.md', file('title: a'))).toEqual(['en/Bad Name.md: slug must be lower-case words joined by hyphens']);
  });

  it.each([
    ['no front matter', 'en/x.md: front matter is missing'],
    ['---\ntitle: a\n', 'en/x.md: front matter does not end; a line --- is missing'],
    ['---\n- a\n---\n', 'en/x.md: front matter must be fields with values'],
  ])('says what is broken: %j', (text, line) => {
    expect(lines('en/x.md', text)).toEqual([line]);
  });

  it('runs nothing and grows nothing that front matter asks for', () => {
    expect(lines('en/x.md', file('title: !!js/function "function(){}"'))[0]).toMatch(/^en\/x\.md: front matter is broken/);
    expect(lines('en/x.md', file('a: &a [x, x]\nb: &b [*a, *a]\ntitle: t'))[0]).toMatch(/^en\/x\.md: front matter is broken/);
    expect(lines('en/x.md', file('title: a\ntitle: b'))[0]).toMatch(/^en\/x\.md: front matter is broken/);
  });

  it('is the same after it was written and read again', () => {
    const front = 'title: "Yes: no"\nquestions: ["a - b", "#5?"]\ntags: [x]\nlocale: en\naudience: agents\nowner: Ann\nverifyBy: 2027-07-31\nstate: draft\ncategory: Product care';
    const parsed = parseArticleFile('en/product-care/x.md', file(front, '# A\n\n---\n\ntext'));
    if (!parsed.ok) throw new Error('not read');
    const { article } = parsed.file;
    expect(articlePath(article)).toBe('en/product-care/x.md');
    expect(parseArticleFile('en/product-care/x.md', formatArticleFile(article))).toEqual(parsed);
  });

  it('keeps the tiers it is for, and says nothing of them where there are none', () => {
    const parsed = parseArticleFile('en/a/x.md', file('title: A\naudience: tiers\ntiers: [Premium, " Gold  plus ", Premium]'));
    if (!parsed.ok) throw new Error('not read');
    expect(parsed.file.article).toMatchObject({ audience: 'tiers', tiers: ['Premium', 'Gold plus'] });
    expect(parseArticleFile('en/a/x.md', formatArticleFile(parsed.file.article))).toEqual(parsed);
    expect(formatArticleFile({ ...parsed.file.article, tiers: [] })).not.toContain('tiers:\n');
    expect(lines('en/x.md', file('title: A\naudience: tier\ntiers: Premium'))).toEqual(['en/x.md: audience must be public, tiers or agents', 'en/x.md: tiers must be a list']);
  });

  it('never makes the reader throw', () => {
    const answers = (text: string) => typeof parseArticleFile('en/x.md', text).ok === 'boolean' && typeof readFrontMatter(text).ok === 'boolean';
    expect(() => fc.assert(fc.property(fc.string(), fc.string(), (front, body) => answers(file(front, body)) && answers(body)))).not.toThrow();
  });
});

describe('the list of synonyms', () => {
  it('may be written as words with others, or as groups', () => {
    expect(parseSynonyms('Parcel: [package, Box]\nrefund: money back').groups).toEqual([['parcel', 'package', 'box'], ['refund', 'money back']]);
    expect(parseSynonyms('- [torch, headlamp, 5]').groups).toEqual([['torch', 'headlamp', '5']]);
    expect(parseSynonyms('')).toEqual({ groups: [], issues: [] });
  });

  it('keeps what is right and names what is not', () => {
    expect(parseSynonyms('a: [b]\nc: {d: e}')).toEqual({ groups: [['a', 'b']], issues: ['c must have a list of at most 50 words'] });
    expect(parseSynonyms('a: [').issues[0]).toMatch(/^is broken/);
  });
});
