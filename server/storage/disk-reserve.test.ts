import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openDiskReserve } from './disk-reserve.ts';
import { tempFolder } from './testing/temp-folder.ts';

const MB = 1024 * 1024;

describe('the room kept for the engine', () => {
  it('is held while there is plenty, given up when the disk fills, and held again', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'reserve');
    const reserve = openDiskReserve(folder, 256 * MB);
    const isHeld = () => existsSync(file) && statSync(file).size === 48 * MB;
    for (const round of [1, 2]) {
      await vi.waitUntil(() => (reserve.adjust(1_000 * MB), isHeld()), { timeout: 10_000 });
      expect(statSync(file).mode & 0o777, `round ${round}`).toBe(0o600);
      await vi.waitUntil(() => (reserve.adjust(10 * MB), !existsSync(file)), { timeout: 10_000 });
    }
  });

  it('is not taken from writers who have just enough', async () => {
    const folder = await tempFolder();
    openDiskReserve(folder, 256 * MB).adjust(300 * MB);
    expect(existsSync(join(folder, 'reserve'))).toBe(false);
  });

  it('is found again by the next start', async () => {
    const folder = await tempFolder();
    const first = openDiskReserve(folder, 0);
    await vi.waitUntil(() => (first.adjust(1_000 * MB), existsSync(join(folder, 'reserve'))), { timeout: 10_000 });
    await vi.waitUntil(() => statSync(join(folder, 'reserve')).size === 48 * MB, { timeout: 10_000 });
    openDiskReserve(folder, 0).adjust(0);
    expect(existsSync(join(folder, 'reserve'))).toBe(false);
  });
});
