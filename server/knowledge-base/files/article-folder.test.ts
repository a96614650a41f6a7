import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueLine } from './article-file.ts';
import { readArticleFolder } from './article-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'porchlight-articles-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

describe('a content folder', () => {
  it('gives every article that can be read, and a line for each that cannot', async () => {
    await write({
      'README.md': '# not an article',
      'golden.yml': '[]',
      'synonyms.yml': 'parcel: [package]',
      'en/a/good.md': '---\ntitle: Good\n---\nx',
      'en/a/untitled.md': '---\nsummary: x\n---\nx',
      'en/b/broken.md': '---\ntitle: [\n---\nx',
      'en/b/good.md': '---\ntitle: Again\n---\nx',
      'de/b/good.md': '---\ntitle: Gut\n---\nx',
    });
    const read = await readArticleFolder(folder);
    expect(read.files.map(({ path }) => path)).toEqual(['de/b/good.md', 'en/a/good.md']);
    expect(read.synonyms).toEqual([['parcel', 'package']]);
    const lines = read.issues.map(issueLine);
    expect(lines[0]).toBe('en/a/untitled.md: title is missing');
    expect(lines[1]).toMatch(/^en\/b\/broken\.md: front matter is broken: /);
    expect(lines[2]).toBe('en/b/good.md: slug good is used twice; en/a/good.md is kept');
    expect(lines).toHaveLength(3);
  });

  it('that is not there is refused', async () => {
    await expect(readArticleFolder(join(folder, 'nowhere'))).rejects.toThrow(/ENOENT/);
  });
});
