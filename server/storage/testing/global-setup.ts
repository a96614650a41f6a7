import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { silentLogger } from '../../kernel/log.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the store the tests share; each test takes a database of its own in it. */
    storeUri: string;
    storeKind: 'mongodb' | 'mongod' | 'embedded';
  }
}

let dataDir: string;
let store: Store;

/** Opens one store for all tests of a project, in the usual order. */
export async function setup(project: TestProject): Promise<void> {
  dataDir = await mkdtemp(join(tmpdir(), 'porchlight-tests-'));
  store = await openStore({
    dataDir,
    log: silentLogger,
    mongodbUri: process.env['MONGODB_URI'] || undefined,
    progress: (line) => console.log(line),
  });
  project.provide('storeUri', store.uri);
  project.provide('storeKind', store.kind);
}

/** Ends the store and removes its data. */
export async function teardown(): Promise<void> {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}
