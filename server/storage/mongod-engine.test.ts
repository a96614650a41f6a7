import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { becomePrimary, mongodRecipe } from './mongod-engine.ts';
import { fakeMongod } from './testing/fake-mongod.ts';
import { tempFolder } from './testing/temp-folder.ts';

interface Node {
  config: { _id: string; version: number; members: { _id: number; host: string }[] } | undefined;
  commands: string[];
}

/** A node as mongod is: it takes writes only once it finds its own address in its set. */
async function node(config?: Node['config']) {
  const state: Node = { config, commands: [] };
  let port = 0;
  const isPrimary = () => state.config?.members[0]?.host === `127.0.0.1:${port}`;
  port = await fakeMongod((command) => {
    const name = Object.keys(command)[0] ?? '';
    if (name.startsWith('replSet')) state.commands.push(name);
    if (name === 'replSetGetConfig' && !state.config) return { ok: 0, code: 94, codeName: 'NotYetInitialized', errmsg: 'no' };
    if (name === 'replSetGetConfig') return { ok: 1, config: state.config };
    if (name === 'replSetInitiate' || name === 'replSetReconfig') {
      state.config = { ...(command[name] as NonNullable<Node['config']>) };
      return { ok: 1 };
    }
    const limits = { maxWireVersion: 21, minWireVersion: 0, maxBsonObjectSize: 1 << 24 };
    const sizes = { maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 };
    return { ok: 1, ismaster: isPrimary(), isWritablePrimary: isPrimary(), ...limits, ...sizes };
  });
  return { state, port };
}

describe('a mongod from the PATH', () => {
  it('becomes the primary of a set of its own on the first start, and keeps its port for the next', async () => {
    const dataDir = await tempFolder();
    const { state, port } = await node();
    await becomePrimary(port, dataDir);
    expect(state.commands).toEqual(['replSetGetConfig', 'replSetInitiate']);
    expect(state.config?.members).toEqual([{ _id: 0, host: `127.0.0.1:${port}` }]);
    expect((await mongodRecipe(dataDir)).preferredPort).toBe(port);
  });

  it('tells its set the new address when its port had to change', async () => {
    const { state, port } = await node({ _id: 'porchlight', version: 4, members: [{ _id: 0, host: '127.0.0.1:1' }] });
    await becomePrimary(port, await tempFolder());
    expect(state.commands).toEqual(['replSetGetConfig', 'replSetReconfig']);
    expect(state.config).toMatchObject({ version: 5, members: [{ _id: 0, host: `127.0.0.1:${port}` }] });
  });

  it('is left alone when it is the primary already', async () => {
    const { state, port } = await node();
    state.config = { _id: 'porchlight', version: 1, members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
    const dataDir = await tempFolder();
    await becomePrimary(port, dataDir);
    expect(state.commands).toEqual([]);
    expect(await readFile(`${dataDir}/mongod.port`, 'utf8')).toBe(String(port));
  });

  it('listens on the loopback address only', async () => {
    const { args } = await mongodRecipe(await tempFolder());
    expect(args(27_100).join(' ')).toMatch(/--port 27100 --bind_ip 127\.0\.0\.1 --replSet porchlight/);
  });
});
