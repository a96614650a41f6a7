import { gunzipSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPageStore, keptPage } from './page-store.ts';

const page = (body: string, status = 200) => async () => ({ status, body });

describe('kept pages', () => {
  it('are drawn once, also for two who come at the same time', async () => {
    const store = createPageStore();
    let drawn = 0;
    const draw = async () => {
      drawn += 1;
      return { status: 200, body: 'x' };
    };
    await Promise.all([store.get('a', draw), store.get('a', draw)]);
    await store.get('a', draw);
    expect(drawn).toBe(1);
  });

  it('are only good ones: what was missing or failed is tried again', async () => {
    const store = createPageStore();
    await expect(store.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect((await store.get('a', page('none', 404))).status).toBe(404);
    expect((await store.get('a', page('there'))).plain.toString()).toBe('there');
  });

  it('give way when there are too many, those first that were asked for longest ago', async () => {
    const store = createPageStore(10);
    await store.get('a', page('aaaa'));
    await store.get('b', page('bbbb'));
    await store.get('a', page('new'));
    await store.get('c', page('cccc'));
    expect((await store.get('a', page('new'))).plain.toString()).toBe('aaaa');
    expect((await store.get('b', page('new'))).plain.toString()).toBe('new');
  });

  it('have copies in two compressions', async () => {
    const kept = keptPage({ status: 200, body: 'hello '.repeat(100) });
    expect(gunzipSync(await kept.compressed('gzip'))).toEqual(kept.plain);
    expect(brotliDecompressSync(await kept.compressed('br'))).toEqual(kept.plain);
    expect(kept.etag).toMatch(/^W\/"[\w-]{22}"$/);
  });
});
