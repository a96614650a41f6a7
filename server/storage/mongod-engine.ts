import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { canRun } from './program.ts';
import type { EngineRecipe } from './engine.ts';

const SET_NAME = 'porchlight';
const NOT_YET_INITIALIZED = 94;
const PRIMARY_TIMEOUT_MS = 30_000;

/** Where a mongod of ours keeps its data. */
export function mongodDataDir(dataDir: string): string {
  return join(dataDir, 'mongod');
}

/** True where a mongod can be run from the PATH. */
export function hasMongod(environment: NodeJS.ProcessEnv | undefined): boolean {
  return canRun('mongod', ['--version'], environment);
}

/** How a mongod from the PATH is run: one node of a replica set, loopback only, on the port it had before. */
export async function mongodRecipe(dataDir: string): Promise<EngineRecipe> {
  const dbPath = mongodDataDir(dataDir);
  await mkdir(dbPath, { recursive: true });
  const remembered = Number(await readFile(portFile(dataDir), 'utf8').catch(() => ''));
  return {
    kind: 'mongod',
    command: 'mongod',
    readyLine: /waiting for connections/i,
    preferredPort: remembered || undefined,
    args: (port) => [
      '--dbpath', dbPath, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', SET_NAME,
      '--wiredTigerCacheSizeGB', '0.5', '--quiet',
    ],
  };
}

/**
 * Makes the node the primary of its own set: initiates the set on the first start, and tells the set its new address
 * where the port had to change, because a node that does not find itself in its own set refuses all work.
 */
export async function becomePrimary(port: number, dataDir: string): Promise<void> {
  const host = `127.0.0.1:${port}`;
  const client = new mongo.MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: 5_000 });
  try {
    const admin = client.db('admin');
    if (!(await isPrimary(admin))) {
      await joinOwnSet(admin, host);
      await untilPrimary(admin);
    }
    await writeFile(portFile(dataDir), String(port));
  } finally {
    await client.close();
  }
}

async function joinOwnSet(admin: mongo.Db, host: string): Promise<void> {
  const config = await configOf(admin);
  if (!config) {
    await admin.command({ replSetInitiate: { _id: SET_NAME, members: [{ _id: 0, host }] } });
  } else if (config.members[0]?.host !== host) {
    const members = [{ ...config.members[0], _id: 0, host }];
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
  }
}

interface SetConfig {
  version: number;
  members: { _id: number; host: string }[];
}

async function configOf(admin: mongo.Db): Promise<SetConfig | undefined> {
  try {
    return (await admin.command({ replSetGetConfig: 1 }))['config'] as SetConfig;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === NOT_YET_INITIALIZED) return undefined;
    throw error;
  }
}

async function untilPrimary(admin: mongo.Db): Promise<void> {
  const until = Date.now() + PRIMARY_TIMEOUT_MS;
  while (!(await isPrimary(admin))) {
    if (Date.now() > until) throw new Error('the one-node replica set did not elect its node');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isPrimary(admin: mongo.Db): Promise<boolean> {
  return (await admin.command({ hello: 1 }))['isWritablePrimary'] === true;
}

function portFile(dataDir: string): string {
  return join(dataDir, 'mongod.port');
}
