import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportJob } from '../../../protocol/imports-contract.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { manualClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import { createUploads, createUploadStore, uploadIndexes } from '../../uploads/index.ts';
import { articleIndexes } from '../article-store.ts';
import type { KnowledgeBase } from '../create-knowledge-base.ts';
import { createKnowledgeBase } from '../create-knowledge-base.ts';
import { deskIndexes } from '../desk/desk-indexes.ts';
import { folderEntries } from '../files/folder-entries.ts';
import { shelfIndexes } from '../shelf/shelf-indexes.ts';
import type { ImageStore } from './carry-images.ts';
import { exportFolder, folderSource } from './export-folder.ts';
import { LOCK_MS } from './import-lock-store.ts';
import { readIncoming } from './read-incoming.ts';
import { syncIndexes } from './wire-imports.ts';

const BY = { kind: 'import', id: null, name: 'Import' } as const;
const EDITOR = { by: { kind: 'user', id: null, name: 'Edith' }, why: 'Made clearer.' } as const;
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const article = (title: string, body: string) => `---\ntitle: ${title}\nquestions: [What about ${title.toLowerCase()}?]\ncategory: Pay\n---\n${body}\n`;
const FOLDER = {
  'en/pay/ways-to-pay.md': article('Ways to pay', 'By **card**. ![A card](../../images/card.png)'),
  'en/pay/refunds.md': article('Refunds', 'In 5 days.'),
  'images/card.png': PIXEL,
  'synonyms.yml': '- [pay, settle]\n',
  'golden.yml': '- { question: how do i settle, expect: ways-to-pay }\n',
  'categories.yml': '- { slug: pay, names: { en: Pay, de: Bezahlen } }\n',
  'redirects.yml': '- { from: payment, to: ways-to-pay }\n',
  'snippets/hours.en.md': 'From nine to five.\n',
};

let store: Store;
let folder: string;
let clock: ManualClock;
let knowledge: KnowledgeBase;
let images: ImageStore;
const open = () => createKnowledgeBase({ store, clock, logger: silentLogger });

beforeEach(async () => {
  store = await openTestStore();
  for (const indexes of [articleIndexes, deskIndexes, shelfIndexes, syncIndexes, uploadIndexes]) await ensureIndexes(store.connection, indexes, silentLogger);
  clock = manualClock();
  folder = await mkdtemp(join(tmpdir(), 'porchlight-sync-'));
  knowledge = open();
  const uploads = createUploads({ store: createUploadStore(store), clock, limits: { totalBytes: 0 } });
  images = {
    keep: async (name, bytes) => (await uploads.put({ name, bytes, purpose: 'article', by: { id: 'import', name: 'Import' } })).address,
    async open(id) {
      const found = await uploads.open(id);
      return found && { name: found.file.name, bytes: Buffer.concat(await found.stream().toArray()) };
    },
  };
});
afterEach(async () => {
  await knowledge.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(files: Record<string, string | Buffer>, into = folder): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), text);
  }
}
async function begin(from = folder, knows = knowledge): Promise<ImportJob> {
  const files = { source: folderSource(from), name: 'kb', kind: 'articles', files: await folderEntries(from), defaults: { locale: 'en', state: 'draft' }, by: BY } as const;
  return knows.imports.begin(await readIncoming(files, images));
}
async function bring(from = folder): Promise<ImportJob> {
  const { id } = await begin(from);
  await (await knowledge.imports.apply(id)).finished;
  return knowledge.imports.read(id);
}
const bodyOf = async (slug: string) => (await knowledge.get({ slug, locale: 'en' })).body;

describe('a folder and the knowledge base', () => {
  it('stay the same through import and export, images and all that lies beside the articles included', async () => {
    await write(FOLDER);
    expect(await bring()).toMatchObject({ phase: 'done', counts: { new: 2 }, faults: 0 });
    expect(await bodyOf('ways-to-pay')).toMatch(/!\[A card\]\(\/files\/[\w-]{22}\/card\.png\)/);
    const out = join(folder, '.out');
    const report = await exportFolder({ knowledge, images }, out, false);
    expect(report.kept).toEqual([]);
    expect(await readFile(join(out, 'redirects.yml'), 'utf8')).toContain('payment');
    expect(await readFile(join(out, 'categories.yml'), 'utf8')).toContain('Bezahlen');
    expect(await readFile(join(out, 'snippets/hours.en.md'), 'utf8')).toBe(FOLDER['snippets/hours.en.md']);
    expect(await bring(out)).toMatchObject({ phase: 'done', counts: { same: 2, new: 0 }, faults: 0 });
    expect(await exportFolder({ knowledge, images }, out, false)).toMatchObject({ written: 0, kept: [] });
  });

  it('take over what one side alone has changed, and leave what both have', async () => {
    await write(FOLDER);
    await bring();
    await knowledge.update({ slug: 'refunds', locale: 'en' }, { body: 'In 4 days.' }, undefined, EDITOR);
    await write({ 'en/pay/ways-to-pay.md': article('Ways to pay', 'By transfer.') });
    expect(await bring()).toMatchObject({ phase: 'done', counts: { newer_there: 1, newer_here: 1 } });
    expect([await bodyOf('ways-to-pay'), await bodyOf('refunds')]).toEqual(['By transfer.', 'In 4 days.']);

    await write({ 'en/pay/refunds.md': article('Refunds', 'In 3 days.') });
    const job = await bring();
    expect(job).toMatchObject({ phase: 'open', undecided: 1, counts: { conflict: 1 } });
    expect(await bodyOf('refunds')).toBe('In 4 days.');
    const [row] = await knowledge.imports.rows(job.id, { only: 'undecided', limit: 10 });
    const { fields } = await knowledge.imports.diff(job.id, row?.row ?? 0);
    expect(fields).toMatchObject([{ field: 'body', parts: [{ text: 'In ' }, { kind: 'removed', text: '4' }, { kind: 'added', text: '3' }, { text: ' days.' }] }]);
    await knowledge.imports.decide(job.id, [row?.row ?? 0], 'take');
    await (await knowledge.imports.apply(job.id)).finished;
    expect(await bodyOf('refunds')).toBe('In 3 days.');
    expect(await knowledge.imports.read(job.id)).toMatchObject({ phase: 'done', undecided: 0 });
  });

  it('remember that a person has kept the text that was here', async () => {
    await write(FOLDER);
    await bring();
    await knowledge.update({ slug: 'refunds', locale: 'en' }, { body: 'Mine.' }, undefined, EDITOR);
    await write({ 'en/pay/refunds.md': article('Refunds', 'Theirs.') });
    const job = await bring();
    await knowledge.imports.decide(job.id, 'conflict', 'leave');
    await (await knowledge.imports.apply(job.id)).finished;
    expect(await bodyOf('refunds')).toBe('Mine.');
    expect(await bring()).toMatchObject({ phase: 'done', counts: { newer_here: 1, conflict: 0 } });
  });

  it('remember what a person has left out, until the file says something else', async () => {
    await write(FOLDER);
    const first = await begin();
    await knowledge.imports.decide(first.id, [(await knowledge.imports.rows(first.id, { limit: 9 })).find(({ slug }) => slug === 'refunds')?.row ?? -1], 'leave');
    await (await knowledge.imports.apply(first.id)).finished;
    expect(await bring()).toMatchObject({ phase: 'done', undecided: 0, counts: { removed_here: 1, same: 1 } });
    await expect(bodyOf('refunds')).rejects.toMatchObject({ code: 'not_found' });
    await write({ 'en/pay/refunds.md': article('Refunds', 'In 2 days.') });
    expect(await bring()).toMatchObject({ phase: 'open', undecided: 1 });
  });

  it('ask before they bring back what was removed here', async () => {
    await write(FOLDER);
    await bring();
    await knowledge.remove({ slug: 'refunds', locale: 'en' });
    expect(await bring()).toMatchObject({ undecided: 1, counts: { removed_here: 1 } });
    await expect(bodyOf('refunds')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('know an old copy in another place for what it is', async () => {
    await write(FOLDER);
    await bring();
    await knowledge.update({ slug: 'refunds', locale: 'en' }, { body: 'New.' }, undefined, EDITOR);
    const copy = join(folder, 'copy');
    await write(FOLDER, copy);
    expect(await bring(copy)).toMatchObject({ counts: { newer_here: 1, same: 1 } });
    expect(await bodyOf('refunds')).toBe('New.');
  });

  it('export over an old file, and not over one that somebody changed', async () => {
    await write(FOLDER);
    await bring();
    await knowledge.update({ slug: 'refunds', locale: 'en' }, { body: 'New.' }, undefined, EDITOR);
    await knowledge.update({ slug: 'ways-to-pay', locale: 'en' }, { body: 'New too.' }, undefined, EDITOR);
    await write({ 'en/pay/ways-to-pay.md': article('Ways to pay', 'Written by hand.') });
    const report = await exportFolder({ knowledge, images }, folder, false);
    expect(report.kept.filter((path) => path.endsWith('.md'))).toEqual(['en/pay/ways-to-pay.md']);
    expect(await readFile(join(folder, 'en/pay/refunds.md'), 'utf8')).toContain('New.');
  });
});

describe('an import that is disturbed', () => {
  it('does not overwrite what was changed after the preview', async () => {
    await write(FOLDER);
    await bring();
    await write({ 'en/pay/refunds.md': article('Refunds', 'From the folder.') });
    const { id } = await begin();
    await knowledge.update({ slug: 'refunds', locale: 'en' }, { body: 'Meanwhile.' }, undefined, EDITOR);
    await (await knowledge.imports.apply(id)).finished;
    expect(await bodyOf('refunds')).toBe('Meanwhile.');
    expect(await knowledge.imports.read(id)).toMatchObject({ phase: 'open', undecided: 1 });
  });

  it('keeps a second one waiting until it is through', async () => {
    await write(FOLDER);
    const [first, second] = [await begin(), await begin()];
    const { finished } = await knowledge.imports.apply(first.id);
    const other = open();
    await expect(other.imports.apply(second.id)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Another import') });
    await finished;
    await (await other.imports.apply(second.id)).finished;
    expect((await knowledge.list({ limit: 10 })).map(({ slug, version }) => [slug, version])).toEqual([['refunds', 1], ['ways-to-pay', 1]]);
    await other.close();
  });

  it('is finished by another process where its own was killed in the middle, and nothing is done twice', async () => {
    await write(Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`en/a/article-${i}.md`, article(`Article ${i}`, 'Words.')])));
    const { id } = await begin();
    // The process that began is gone after its first group: its writes are refused from then on.
    const dying = createKnowledgeBase({ store: dyingStore(store, 3), clock, logger: silentLogger });
    await dying.close();
    const { finished } = await dying.imports.apply(id);
    await expect(finished).rejects.toThrow('gone');
    expect(await knowledge.imports.read(id)).toMatchObject({ phase: 'applying' });
    await knowledge.imports.resume();
    expect((await knowledge.imports.read(id)).phase).toBe('applying');
    clock.advance(LOCK_MS + 1);
    await knowledge.imports.resume();
    expect(await knowledge.imports.read(id)).toMatchObject({ phase: 'done', finished: 120, undecided: 0 });
    expect((await knowledge.list({ limit: 200 })).map(({ version }) => version)).toEqual(Array.from({ length: 120 }, () => 1));
  });
});

/** A store that takes some writes and then no more, as one does whose process was killed. */
function dyingStore(alive: Store, writes: number): Store {
  let left = writes;
  return {
    ...alive,
    connection: alive.connection,
    assertWritable() {
      left -= 1;
      if (left < 0) throw new Error('gone');
    },
  };
}
