import { createReadStream } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UPLOAD_MAX_BYTES } from '../../protocol/uploads-contract.ts';
import { backupPlan } from '../app/backup-plan.ts';
import { manualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import { checkBackup } from '../storage/backup/read-backup.ts';
import { restoreBackup } from '../storage/backup/restore-backup.ts';
import { writeBackup } from '../storage/backup/write-backup.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { createUploads, createUploadStore, uploadIndexes } from './index.ts';
import { png } from './testing/sample-files.ts';

const ADA = { id: 'ada', name: 'Ada' };
const DAY_MS = 24 * 60 * 60 * 1000;

async function uploads(limits = { totalBytes: 0 }) {
  const store: Store = await openTestStore();
  onTestFinished(() => store.close());
  await ensureIndexes(store.connection, uploadIndexes, silentLogger);
  const clock = manualClock(Date.now());
  return { store, clock, ...createUploads({ store: createUploadStore(store), clock, limits }) };
}
/** Text of some megabytes that is plain text to anybody. */
const longText = (bytes: number): Buffer => Buffer.from(randomBytes(bytes / 2).toString('hex'));

describe('a file that was uploaded', () => {
  it('comes back byte for byte, also one that takes many pieces', async () => {
    const { put, open, all } = await uploads();
    const small = await put({ name: 'lamp.png', bytes: png(), purpose: 'article', by: ADA });
    expect(small).toMatchObject({ name: 'lamp.png', type: 'image/png', isImage: true, width: 2, height: 2, by: 'Ada', address: `/files/${small.id}/lamp.png` });
    const bytes = longText(UPLOAD_MAX_BYTES);
    const large = await put({ name: 'log', bytes, purpose: 'article', by: ADA });
    expect((await buffer((await open(large.id))!.stream())).equals(bytes)).toBe(true);
    expect((await buffer((await open(small.id))!.stream())).equals(png())).toBe(true);
    expect((await all('article')).map(({ id }) => id).sort()).toEqual([small.id, large.id].sort());
    expect(await all('chat')).toEqual([]);
    expect(await open('x'.repeat(22))).toBeNull();
  });

  it('is kept once for each purpose, whatever it is called', async () => {
    const { put, total } = await uploads();
    const first = await put({ name: 'a.png', bytes: png(), purpose: 'article', by: ADA });
    expect((await put({ name: 'b.png', bytes: png(), purpose: 'article', by: ADA })).id).toBe(first.id);
    expect((await put({ name: 'a.png', bytes: png(), purpose: 'chat', by: ADA })).id).not.toBe(first.id);
    expect(await total()).toEqual({ files: 2, bytes: 2 * png().length });
  });

  it('is refused where it is too large, or where there is no more room', async () => {
    const { put, remove } = await uploads({ totalBytes: 3_000 });
    await expect(put({ name: 'a.txt', bytes: Buffer.alloc(UPLOAD_MAX_BYTES + 1, 'a'), purpose: 'article', by: ADA })).rejects.toMatchObject({ code: 'too_large' });
    const first = await put({ name: 'a.txt', bytes: longText(2_000), purpose: 'article', by: ADA });
    await expect(put({ name: 'b.txt', bytes: longText(2_000), purpose: 'article', by: ADA })).rejects.toMatchObject({ code: 'too_large' });
    expect(await remove([first.id])).toBe(1);
    expect(await put({ name: 'b.txt', bytes: longText(2_000), purpose: 'article', by: ADA })).toMatchObject({ size: 2_000 });
  });

  it('goes with all its pieces, and so does what a killed process left of one', async () => {
    const { store, clock, put, remove, sweep } = await uploads();
    const pieces = store.connection.collection('uploads.chunks');
    const { id } = await put({ name: 'a.txt', bytes: longText(600_000), purpose: 'article', by: ADA });
    const kept = await put({ name: 'b.txt', bytes: longText(600_000), purpose: 'article', by: ADA });
    expect(await pieces.countDocuments()).toBe(6);
    await remove([id]);
    expect(await pieces.countDocuments()).toBe(3);
    await store.connection.collection<{ _id: string }>('uploads.files').deleteOne({ _id: kept.id });
    expect(await sweep()).toBe(0);
    clock.advance(2 * DAY_MS);
    expect(await sweep()).toBe(3);
    expect(await pieces.countDocuments()).toBe(0);
  });

  it('survives a backup', async () => {
    const from = await uploads();
    const bytes = longText(700_000);
    const { id } = await from.put({ name: 'a.txt', bytes, purpose: 'article', by: ADA });
    const file = join(await tempFolder(), 'backup.gz');
    await writeBackup(from.store.connection, file, backupPlan, () => undefined);
    expect((await buffer(createReadStream(file))).length).toBeGreaterThan(300_000);
    const to = await uploads();
    const header = await checkBackup(file, 1, () => undefined);
    // What is uploaded meanwhile has its pieces before it is a file: read the other way round, it would come back without them.
    const names = header.collections.map(({ name }) => name);
    expect(names.indexOf('uploads.files')).toBeLessThan(names.indexOf('uploads.chunks'));
    await restoreBackup(to.store, { file, header, plan: backupPlan, indexes: uploadIndexes, replace: true, log: silentLogger, progress: () => undefined });
    const back = await to.open(id);
    expect(back?.file).toEqual((await from.open(id))?.file);
    expect((await buffer(back!.stream())).equals(bytes)).toBe(true);
  });
});
