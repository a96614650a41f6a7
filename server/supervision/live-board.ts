import type { Board } from '../../protocol/supervision-contract.ts';
import type { Logger } from '../kernel/log.ts';
import { oneAfterTheOther } from '../kernel/one-after-the-other.ts';

/** What keeps boards live. */
export interface LiveBoardParts {
  read(): Promise<Board>;
  push(board: Board): void;
  /** Whether anybody looks at a board here. */
  isWatched(): boolean;
  logger: Logger;
}

/** Changes within this time are shown together, in milliseconds. */
const GATHER_MS = 1_000;

/**
 * Pushes the board soon after something changed, once for however many changes. `look` is called now and then as well,
 * because what happens on other nodes changes nothing here.
 */
export function createLiveBoard({ read, push, isWatched, logger }: LiveBoardParts): { changed(): void; look(): Promise<void>; close(): void } {
  let timer: NodeJS.Timeout | null = null;
  // One that was read earlier must not arrive later.
  const look = oneAfterTheOther(async () => {
    if (isWatched()) push(await read());
  });
  return {
    changed() {
      if (timer !== null || !isWatched()) return;
      timer = setTimeout(() => {
        timer = null;
        look().catch((error: unknown) => logger.warn({ err: error }, 'the board could not be read'));
      }, GATHER_MS);
    },
    look: async () => void (await look()),
    close() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
