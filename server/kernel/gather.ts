/**
 * Lets many callers share one piece of work: what they hand in within `gatherMs` milliseconds is done together, at most `most`
 * at a time. Each caller hears of its own item; where the work as a whole fails, all of that group do. Stores that commit one
 * write after the other (the embedded engine) take hundreds in the time of one.
 */
export function gather<Item, Result>(gatherMs: number, most: number, work: (items: readonly Item[]) => Promise<readonly Result[]>): (item: Item) => Promise<Result> {
  let waiting: { items: Item[]; results: Promise<readonly Result[]> } | null = null;
  return async (item) => {
    if (waiting === null || waiting.items.length >= most) {
      const items: Item[] = [];
      const mine = {
        items,
        results: new Promise<void>((resolve) => setTimeout(resolve, gatherMs)).then(() => {
          if (waiting === mine) waiting = null;
          return work(items);
        }),
      };
      waiting = mine;
    }
    const { items, results } = waiting;
    const place = items.push(item) - 1;
    return (await results)[place] as Result;
  };
}
