import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { issueLine } from './article-file.ts';
import type { Entry } from './entries.ts';
import { readForeign } from './read-foreign.ts';
import { isZip, zipEntries } from './zip-entries.ts';

const DRAFT = { locale: 'en', state: 'draft' } as const;
const entries = (files: Record<string, string | Buffer>): { entries: Entry[]; issues: [] } => ({
  entries: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  issues: [],
});
const lines = (read: { issues: readonly { path: string; message: string }[] }) => read.issues.map(issueLine);

describe('pages of HTML from another help centre', () => {
  const page = `<!doctype html><html lang="de-AT"><head><title>Shop | Rücksendung</title><meta name="description" content="So geht es zurück."></head>
    <body><nav>Menü</nav><article><h1>Rücksendung</h1><script>alert(1)</script><p>Bis <b>30 Tage</b>.</p>
    <ol><li>Anmelden</li><li>Abgeben</li></ol><table><tr><th>Land</th><th>Preis</th></tr><tr><td>AT</td><td>0</td></tr></table>
    <p><a href="../zahlung/karten.html#visa">Karten</a> <img src="bild.png" alt="Etikett"></p><iframe src="https://evil.example"></iframe></article><footer>Impressum</footer></body></html>`;

  it('become articles with their steps, tables and images, and without what could run', () => {
    const read = readForeign('html', entries({ 'rueckgabe/zurueck.html': page, 'zahlung/karten.html': '<title>Karten</title><body><p>Alle.</p></body>' }), DRAFT);
    const [article] = read.files.map((file) => file.article);
    expect(article).toMatchObject({ slug: 'rucksendung', title: 'Rücksendung', locale: 'de', summary: 'So geht es zurück.', category: 'Rueckgabe', state: 'draft', audience: 'public' });
    expect(article?.body).toContain('Bis **30 Tage**.');
    expect(article?.body).toMatch(/1\.\s+Anmelden\n2\.\s+Abgeben/);
    expect(article?.body).toMatch(/\| Land \| Preis \|/);
    expect(article?.body).toContain('[Karten](karten.md)');
    expect(article?.body).toContain('![Etikett](bild.png)');
    expect(article?.body).not.toMatch(/alert|iframe|Menü|Impressum/);
  });

  it('of the same title are two articles', () => {
    const read = readForeign('html', entries({ 'a.html': '<h1>Hello</h1><p>One.</p>', 'b.html': '<h1>Hello</h1><p>Two.</p>' }), DRAFT);
    expect(read.files.map(({ article }) => article.slug)).toEqual(['hello', 'hello-2']);
  });
});

describe('plain Markdown', () => {
  it('takes its title from the first heading, else from its name, and its category from its folder', () => {
    const read = readForeign('markdown', entries({ 'getting-started/first-steps.md': '# Begin here\n\nText.\n\n## More', 'odds/no_heading.md': 'Only words, see [first](../getting-started/first-steps).' }), DRAFT);
    expect(read.files.map(({ article }) => [article.title, article.category, article.body])).toEqual([
      ['Begin here', 'Getting started', 'Text.\n\n## More'],
      ['no heading', 'Odds', 'Only words, see [first](begin-here.md).'],
    ]);
  });

  it('in an old encoding is read, and said so; what is no text is not', () => {
    const read = readForeign('markdown', entries({ 'a.md': Buffer.from('# Caf\xe9\n\nx', 'latin1'), 'b.md': Buffer.from([0x89, 0x50, 0, 1]) }), DRAFT);
    expect(read.files.map(({ article }) => article.title)).toEqual(['Café']);
    expect(lines(read)).toEqual(['a.md: is no UTF-8 and was read as Windows-1252: look for odd letters', 'b.md: is no text']);
  });
});

describe('a table', () => {
  it('gives an article for each row, with questions on lines of their own', () => {
    const table = 'Title;Answer;Questions;Section;Tags;Language;Audience;Tiers\n"Refunds";"<p>In <b>5</b> days.</p>";"When?\nHow long?";Money;a, b;en;Tiers;Gold|Premium\n;No title;;;;;;\n';
    const read = readForeign('csv', entries({ 'faq.csv': table }), DRAFT);
    expect(read.files.map(({ article }) => article)).toMatchObject([{ slug: 'refunds', title: 'Refunds', body: 'In **5** days.', questions: ['When?', 'How long?'], category: 'Money', tags: ['a', 'b'], audience: 'tiers', tiers: ['Gold', 'Premium'] }]);
    expect(lines(read)).toEqual(['faq.csv:4: title is missing']);
  });

  it('without the columns it needs is refused with what it has', () => {
    expect(lines(readForeign('csv', entries({ 'faq.csv': 'a,b\n1,2\n' }), DRAFT))).toEqual(['faq.csv: needs columns for title and body; there is none for title and body (found: a, b)']);
    expect(lines(readForeign('csv', entries({ 'faq.csv': 'title,body\n"x' }), DRAFT))[0]).toMatch(/^faq\.csv: is no table that can be read/);
  });
});

describe('a zip file', () => {
  const zip = (files: Record<string, string | Uint8Array>) => Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]))));

  it('gives its files, without the folder around everything and what programs left in it', async () => {
    const bytes = zip({ 'kb/en/a/x.md': 'x', 'kb/__MACOSX/en/._x.md': 'y', 'kb/.git/config': 'z', 'kb/synonyms.yml': 's', 'kb/run.exe': 'e' });
    expect(isZip(bytes)).toBe(true);
    expect((await zipEntries(bytes)).entries.map(({ path }) => path)).toEqual(['en/a/x.md', 'synonyms.yml']);
  });

  it('that leads out, grows too large or is broken does no harm', async () => {
    const read = await zipEntries(zip({ '../../etc/passwd.md': 'x', 'en/huge.md': new Uint8Array(5_000_000), 'en/ok.md': 'ok' }));
    expect(read.entries.map(({ path }) => path)).toEqual(['en/ok.md']);
    expect(lines(read)).toEqual(['../../etc/passwd.md: leads out of the zip file and is left out', 'en/huge.md: must be at most 4000000 bytes']);
    await expect(zipEntries(Buffer.from('PK\x03\x04 nothing of a zip file'))).rejects.toThrow(/broken/);
  });

  it('that lies about the size of its files gets no more room than it claims', async () => {
    const bytes = zip({ 'en/bomb.md': new Uint8Array(3_000_000) });
    const claimed = Buffer.from(bytes);
    // The size in the central directory, which is what is believed.
    const central = claimed.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    claimed.writeUInt32LE(10, central + 24);
    const read = await zipEntries(claimed).catch(() => ({ entries: [] as Entry[] }));
    expect(read.entries.every(({ bytes: data }) => data.length <= 10)).toBe(true);
  });
});
