import { rename, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { embeddedDataDir } from './embedded-engine.ts';
import { isUnknownOutcome, translateStoreError } from './store-errors.ts';
import type { Store } from './store.ts';
import { enginePid, isAlive, openOwnStore } from './testing/own-store.ts';
import { storeOwner } from './testing/server-process.ts';
import { tempFolder } from './testing/temp-folder.ts';

const watch = { intervalMs: 50, timeoutMs: 400 };

/** Writes one document after the other until told to stop; keeps what was acknowledged and how the rest failed. */
function writer(store: Store, name: string) {
  const acknowledged: string[] = [];
  const failures: unknown[] = [];
  let stop = false;
  const done = (async () => {
    for (let n = 0; !stop; n += 1) {
      const _id = `${name}-${n}`;
      try {
        await store.connection.collection<{ _id: string }>('load').insertOne({ _id });
        acknowledged.push(_id);
      } catch (error) {
        failures.push(error);
      }
    }
  })();
  return { acknowledged, failures, stop: () => ((stop = true), done) };
}

describe('an engine that fails', () => {
  it('comes back by itself when it is killed under load, with every acknowledged write', async () => {
    const store = await openOwnStore({ watch });
    const writers = ['a', 'b', 'c'].map((name) => writer(store, name));
    const count = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    for (const more of [60, 60]) {
      const from = count();
      await vi.waitUntil(() => count() > from + more, { timeout: 10_000 });
      process.kill(enginePid(store.dataDir), 'SIGKILL');
    }
    const atKill = count();
    await vi.waitUntil(() => count() > atKill + 60 && store.healthy(), { timeout: 10_000 });
    await Promise.all(writers.map((each) => each.stop()));
    const stored = await store.connection.collection<{ _id: string }>('load').find().toArray();
    const ids = new Set(stored.map((document) => document._id));
    expect(writers.flatMap(({ acknowledged }) => acknowledged).filter((id) => !ids.has(id))).toEqual([]);
    const failures = writers.flatMap((each) => each.failures);
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(translateStoreError(failure)).toMatchObject({ code: 'unavailable' });
    expect(failures.some(isUnknownOutcome)).toBe(true);
  });

  it('is ended and started again when it stalls', async () => {
    const store = await openOwnStore({ watch });
    const stalled = enginePid(store.dataDir);
    process.kill(stalled, 'SIGSTOP');
    await vi.waitUntil(() => !store.healthy(), { timeout: 5_000 });
    await vi.waitUntil(() => store.healthy(), { timeout: 10_000 });
    expect(enginePid(store.dataDir)).not.toBe(stalled);
    await store.connection.collection('things').insertOne({ name: 'lamp' });
  });

  it('is given up with a sentence when it fails twice in a row', async () => {
    const onFatal = vi.fn<(sentence: string) => void>();
    const store = await openOwnStore({ watch, onFatal });
    const data = embeddedDataDir(store.dataDir);
    await rename(data, `${data}.away`);
    await writeFile(data, 'in the way');
    process.kill(enginePid(store.dataDir), 'SIGKILL');
    await vi.waitUntil(() => onFatal.mock.calls.length > 0, { timeout: 10_000 });
    expect(onFatal).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/failed twice in a row and is given up/));
    expect(store.healthy()).toBe(false);
  });

  it('refuses writers on a nearly full disk, goes on reading, and takes writes again by itself', async () => {
    const disk = { free: 1e12 };
    const store = await openOwnStore({ watch, freeBytes: () => disk.free });
    await store.connection.collection('things').insertOne({ name: 'lamp' });
    disk.free = 1e6;
    await vi.waitUntil(() => !store.writable(), { timeout: 3_000 });
    expect(() => store.assertWritable()).toThrow('Not stored: the disk is nearly full.');
    expect(await store.connection.collection('things').countDocuments()).toBe(1);
    disk.free = 1e12;
    await vi.waitUntil(() => store.writable(), { timeout: 3_000 });
  });
});

describe.each(['kernel', 'guardian'])('a server that is killed, watched by the %s', (parentDeath) => {
  it('leaves no engine behind, and the next start works', async () => {
    const dataDir = await tempFolder();
    const { child, said } = await storeOwner(dataDir, parentDeath);
    expect(said).toBe('open');
    const pid = enginePid(dataDir);
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitUntil(() => !isAlive(pid), { timeout: 3_000 });
    const store = await openOwnStore({ dataDir });
    await store.connection.collection('things').insertOne({ name: 'lamp' });
  });
});
