import { randomBytes } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Room that is kept for the engine. Somebody else may fill the disk from one second to the next; the engine must then
 * still be able to put in order what it has acknowledged, or it stops reading too. So a file without meaning is held
 * while there is room, and given up when there is none.
 */
export interface DiskReserve {
  /** Holds or gives up the file, by how many bytes are free. */
  adjust(freeBytes: number): void;
}

/** What the engine may write to come to rest: 16 MB of log, and the pages it concerns. */
const RESERVE_BYTES = 48 * 1024 * 1024;
const RELEASE_BELOW_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/** A reserve in `folder`, held only where more than `minFreeBytes` stay free beside it. */
export function openDiskReserve(folder: string, minFreeBytes: number): DiskReserve {
  const path = join(folder, 'reserve');
  let held = sizeOf(path) === RESERVE_BYTES;
  let filling = false;
  const release = () => {
    rmSync(path, { force: true });
    held = false;
  };
  const hold = async () => {
    filling = true;
    try {
      await fill(path);
      held = true;
    } catch {
      release();
    } finally {
      filling = false;
    }
  };
  return {
    adjust: (freeBytes) => {
      if (filling) return;
      if (held && freeBytes < RELEASE_BELOW_BYTES) release();
      else if (!held && freeBytes >= minFreeBytes + 2 * RESERVE_BYTES) void hold();
    },
  };
}

/** Random content, since some file systems keep no room for zeros. */
async function fill(path: string): Promise<void> {
  const chunk = randomBytes(CHUNK_BYTES);
  const file = await open(path, 'w', 0o600);
  try {
    for (let written = 0; written < RESERVE_BYTES; written += CHUNK_BYTES) await file.write(chunk);
  } finally {
    await file.close();
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
