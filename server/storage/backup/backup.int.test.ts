import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../kernel/log.ts';
import { defineIndexes } from '../indexes.ts';
import type { Store } from '../store.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openTestStore } from '../testing/test-store.ts';
import type { BackupPlan } from './backup-format.ts';
import { headerMember } from './backup-format.ts';
import { checkBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { assertNotRestoring } from './restore-mark.ts';
import { writeBackup } from './write-backup.ts';

const plan: BackupPlan = {
  leaveOut: ['sessions', 'storeChecks', 'restores'],
  first: ['notes'],
  last: [{ name: 'log', order: { of: 1, seq: 1 } }],
};
const indexes = defineIndexes('log', [{ of: 1, seq: 1 }, { unique: true }]);
const quiet = (): void => undefined;

let file: string;
beforeEach(async () => {
  file = join(await tempFolder(), 'backup.gz');
});

async function openStore(): Promise<Store> {
  const store = await openTestStore();
  onTestFinished(store.close);
  return store;
}

/** A database with two notes, a log and a session. */
async function filledStore(): Promise<Store> {
  const store = await openStore();
  const { connection } = store;
  await connection.collection<{ _id: string }>('notes').insertMany([
    { _id: 'a', text: 'Zeile\u2028Zeile \u{1F3EE}', at: new Date(1), whole: 7, half: 0.5, none: null, list: [{ deep: [true] }] } as never,
    { _id: 'b', text: '' } as never,
  ]);
  await connection.collection('log').insertMany([3, 1, 2].map((seq) => ({ of: 'x', seq })));
  await connection.collection('sessions').insertOne({ user: 'u' });
  return store;
}

const save = (store: Store) => writeBackup(store.connection, file, plan, quiet);

async function restore(store: Store, replace = false): Promise<void> {
  const header = await checkBackup(file, 1, quiet);
  await restoreBackup(store, { file, header, plan, indexes, replace, log: silentLogger, progress: quiet });
}

const documents = ({ connection }: Store, name: string) => connection.collection(name).find({}, { sort: { _id: 1 } }).toArray();

describe('a backup', () => {
  it('brings everything back exactly, but what is left out', async () => {
    const [store, other] = [await filledStore(), await openStore()];
    await save(store);
    await restore(other);
    expect(await documents(other, 'notes')).toEqual(await documents(store, 'notes'));
    expect(await documents(other, 'log')).toEqual(await documents(store, 'log'));
    expect(await documents(other, 'sessions')).toEqual([]);
    const doubled = other.connection.collection('log').insertOne({ of: 'x', seq: 1 });
    await expect(doubled).rejects.toMatchObject({ code: 11_000 });
  });

  it('is one readable file: a header, then a line for each document in the order of the plan', async () => {
    await save(await filledStore());
    const [first = '', ...lines] = gunzipSync(await readFile(file)).toString().trimEnd().split('\n');
    expect(JSON.parse(first)).toMatchObject({
      format: 'porchlight-backup',
      version: 1,
      collections: [{ name: 'notes', count: 2 }, { name: 'log', count: 3 }],
    });
    expect(lines.slice(2).map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([1, 2, 3]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('tells how far it is', async () => {
    const said: string[] = [];
    await writeBackup((await filledStore()).connection, file, plan, (line) => said.push(line));
    expect(said).toEqual(['notes: 2', 'log: 3']);
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const store = await filledStore();
    await expect(writeBackup(store.connection, join(file, 'no', 'folder'), plan, quiet)).rejects.toThrow('cannot be written');
  });
});

describe('a restore', () => {
  it('refuses a database that is not empty, and names what is there', async () => {
    const store = await filledStore();
    await save(store);
    await store.connection.collection('notes').deleteOne({ _id: 'b' as never });
    await expect(restore(store)).rejects.toThrow(/not empty \(log, notes\).*--replace/);
    expect(await documents(store, 'notes')).toHaveLength(1);
  });

  it('takes a database for empty where there are only sessions and checks', async () => {
    await save(await filledStore());
    const other = await openStore();
    await other.connection.collection('sessions').insertOne({ user: 'u' });
    await restore(other);
    expect(await documents(other, 'sessions')).toEqual([]);
  });

  it('puts the backup in place of what is there when told to', async () => {
    const store = await filledStore();
    await save(store);
    await store.connection.collection('notes').deleteMany({});
    await store.connection.collection('later').insertOne({ x: 1 });
    await restore(store, true);
    expect(await documents(store, 'notes')).toHaveLength(2);
    expect(await documents(store, 'later')).toEqual([]);
    await expect(assertNotRestoring(store.connection)).resolves.toBeUndefined();
  });

  it('that fails on the way leaves an empty database empty', async () => {
    await save(await filledStore());
    const other = await openStore();
    const header = await checkBackup(file, 1, quiet);
    await writeFile(file, (await readFile(file)).subarray(0, 16_500));
    const options = { file, header, plan, indexes, log: silentLogger, progress: quiet };
    await expect(restoreBackup(other, { ...options, replace: false })).rejects.toThrow('damaged');
    expect(await documents(other, 'notes')).toEqual([]);
    await expect(assertNotRestoring(other.connection)).resolves.toBeUndefined();
  });

  it('that fails while it replaces is noticed at the next start, until one has finished', async () => {
    const store = await filledStore();
    await save(store);
    const whole = await readFile(file);
    const header = await checkBackup(file, 1, quiet);
    await writeFile(file, whole.subarray(0, 16_500));
    const options = { file, header, plan, indexes, log: silentLogger, progress: quiet };
    await expect(restoreBackup(store, { ...options, replace: true })).rejects.toThrow('damaged');
    await expect(assertNotRestoring(store.connection)).rejects.toThrow('was not finished');
    await writeFile(file, whole);
    await restore(store, true);
    await expect(assertNotRestoring(store.connection)).resolves.toBeUndefined();
  });
});

describe('a file that cannot be restored', () => {
  const check = (content: Buffer | string): Promise<unknown> => writeFile(file, content).then(() => checkBackup(file, 1, quiet));
  const made = async (): Promise<Buffer> => {
    await save(await filledStore());
    return readFile(file);
  };
  /** The same backup with its lines changed. */
  const edited = async (edit: (lines: string[]) => string[]): Promise<Buffer> => {
    const lines = gunzipSync(await made()).toString().trimEnd().split('\n');
    return gzipSync(`${edit(lines).join('\n')}\n`);
  };

  it.each([
    ['is not there', 'cannot be read', async () => join(file, 'none')],
    ['is something else', 'no backup of Porchlight', async () => 'PK\u0003\u0004 something'],
    ['is something else that is compressed', 'no backup of Porchlight', async () => gzipSync('hello\n')],
    ['is empty', 'damaged', async () => ''],
    ['was not finished', 'not finished', async () => headerMember(null)],
    ['was cut', 'damaged', async () => (await made()).subarray(0, -20)],
    ['lost a line', 'are not those that were saved', () => edited(([header = '', , ...rest]) => [header, ...rest, '{}'])],
    ['has a changed document', 'are not those that were saved', () => edited((lines) => lines.map((line) => line.replace('"whole":7', '"whole":8')))],
    ['ends too early', '2 of 3 documents', () => edited((lines) => lines.slice(0, -1))],
    ['has more in it', 'more in it', () => edited((lines) => [...lines, '{}'])],
    ['is of a newer format', 'newer version (format 2', () => edited(([header = '', ...rest]) => [header.replace('"version":1', '"version":2'), ...rest])],
    ['is of a newer database', 'newer version (migration 9', () => edited(([header = '', ...rest]) => [header.replace('"migration":0', '"migration":9'), ...rest])],
  ])('is told with a sentence where it %s', async (what, sentence, content) => {
    const given = await content();
    const checked = what === 'is not there' ? checkBackup(String(given), 1, quiet) : check(given);
    await expect(checked).rejects.toThrow(sentence);
  });
});

describe('a backup beside a running server', () => {
  it('holds each log without a gap, whatever is written meanwhile', async () => {
    const store = await openStore();
    const log = store.connection.collection<{ of: string; seq: number }>('log');
    let writing = true;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let seq = 1; writing; seq += 1) await log.insertOne({ of: `w${writer}`, seq });
    });
    while ((await log.estimatedDocumentCount()) < 60) await documents(store, 'notes');
    const { collections } = await save(store);
    writing = false;
    await Promise.all(writers);
    expect(collections.at(-1)?.count).toBeGreaterThanOrEqual(60);
    const last = new Map<string, number>();
    const lines = gunzipSync(await readFile(file)).toString().trimEnd().split('\n').slice(1);
    const gaps = lines.filter((line) => {
      const { of, seq } = JSON.parse(line) as { of: string; seq: number };
      const follows = seq === (last.get(of) ?? 0) + 1;
      last.set(of, seq);
      return !follows;
    });
    expect(gaps).toEqual([]);
  });
});
