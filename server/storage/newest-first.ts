/** The stretch of time that is read first, in milliseconds: a week. Each further one is four times as long. */
const FIRST_STRETCH_MS = 7 * 24 * 60 * 60 * 1000;
const STRETCH_GROWTH = 4;
/** After so many stretches, three centuries, there is nothing older. */
const STRETCHES = 8;

/** A range of a date field. */
export interface TimeRange {
  $gte: Date;
  $lt: Date;
}

/**
 * The newest `limit` rows below `top` (milliseconds since the Unix epoch, exclusive). The embedded engine reads the whole
 * matched range before it sorts, so the past is read piece by piece, until enough is found. `read` answers in order.
 */
export async function newestFirst<T>(
  { top, limit }: { top: number; limit: number },
  read: (range: TimeRange, limit: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = [];
  let upper = top;
  let stretch = FIRST_STRETCH_MS;
  for (let n = 0; n < STRETCHES && found.length < limit && upper > 0; n += 1) {
    const lower = Math.max(0, upper - stretch);
    found.push(...(await read({ $gte: new Date(lower), $lt: new Date(upper) }, limit - found.length)));
    upper = lower;
    stretch *= STRETCH_GROWTH;
  }
  return found;
}
