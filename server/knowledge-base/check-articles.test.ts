import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArticles } from './check-articles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'porchlight-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function check(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return checkArticles(folder, '2027-01-01');
}

describe('the check of a content folder', () => {
  it('names every fault in one line and counts them', async () => {
    const found = await check({
      'en/a/one.md': '---\ntitle: One\nquestions: [How much?]\nverifyBy: 2026-12-31\n---\n[two](../b/two.md#x) [gone](gone.md) [out](https://x.example) [bad](%E0%A4%A.md)',
      'en/b/two.md': '---\ntitle: Two\nquestions: [how  MUCH]\nverifyBy: 2027-01-01\n---\n[one](../a/one.md)',
      'en/b/three.md': '---\ntitle: Three\naudience: tiers\n---\n',
      'en/b/four.md': 'nothing',
    });
    expect(found).toEqual({
      articles: 3,
      faults: 8,
      lines: [
        'en/a/one.md: links to %E0%A4%25A.md, which is no article',
        'en/a/one.md: links to gone.md, which is no article',
        'en/a/one.md: was to be verified by 2026-12-31',
        'en/b/four.md: front matter is missing',
        'en/b/three.md: has no example questions',
        'en/b/three.md: has no text',
        'en/b/three.md: is for tiers and names none, so that only agents read it',
        'en/b/two.md: question “how MUCH” is also in en/a/one.md',
      ],
    });
  });

  it('finds nothing wrong with the articles that come with an installation', async () => {
    const { articles, lines } = await checkArticles(fileURLToPath(new URL('../../kb-content', import.meta.url)), '2026-12-01');
    expect(lines).toEqual([]);
    expect(articles).toBeGreaterThanOrEqual(24);
  });
});
