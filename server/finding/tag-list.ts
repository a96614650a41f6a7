/**
 * Tags are words that agents give; conversations hold them as they were given. What people read is a name, and one tag can
 * stand for another: both are kept here, so that naming anew and merging show everywhere at once, change no history, and
 * can be taken back.
 */
import type { TagInfo } from '../../protocol/finding-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { TagStore } from './tag-store.ts';

/** The tags of the company. */
export interface TagList {
  all(): Promise<readonly TagInfo[]>;
  /** Gives the tag that another stands for; itself where it stands for none. */
  resolver(): Promise<(tag: string) => string>;
  /** The tag that somebody means by what they typed: by its name, or as what it was merged into. */
  meant(typed: readonly string[]): Promise<readonly string[]>;
  /** Throws AppError `conflict`, or `invalid_payload` where the name is another tag's. */
  change(key: string, version: number, change: Pick<TagInfo, 'name' | 'color'>): Promise<TagInfo>;
  /** Throws AppError `conflict`, `not_found`, or `invalid_payload` where they would stand for each other. */
  merge(key: string, version: number, into: string | null): Promise<TagInfo>;
}

/** A change made on another node is seen here after at most this long, in milliseconds. */
const FRESH_MS = 5_000;

/** Tags over their store. */
export function createTagList(store: TagStore, clock: Clock): TagList {
  let kept: { tags: readonly TagInfo[]; readAt: number } | null = null;

  async function all(): Promise<readonly TagInfo[]> {
    if (kept !== null && clock.now() - kept.readAt < FRESH_MS) return kept.tags;
    const tags = [...(await store.all())].sort((a, b) => a.name.localeCompare(b.name));
    kept = { tags, readAt: clock.now() };
    return tags;
  }
  const resolverOf = (tags: readonly TagInfo[]) => {
    const byKey = new Map(tags.map((tag) => [tag.key, tag]));
    return (tag: string): string => {
      let key = tag;
      for (let step = 0; step < 10; step += 1) {
        const into = byKey.get(key)?.mergedInto ?? null;
        if (into === null) break;
        key = into;
      }
      return key;
    };
  };

  async function put(key: string, version: number, change: (tag: TagInfo, others: readonly TagInfo[]) => TagInfo): Promise<TagInfo> {
    kept = null;
    const tags = await all();
    const tag = tags.find((one) => one.key === key);
    if (tag === undefined) throw new AppError('not_found', 'There is no such tag.');
    const next = { ...change(tag, tags.filter((one) => one !== tag)), version: version + 1 };
    const done = tag.version === version && (await store.put(next));
    kept = null;
    if (done) return next;
    const now = (await all()).find((one) => one.key === key);
    if (now !== undefined && JSON.stringify(now) === JSON.stringify(next)) return now;
    throw new AppError('conflict', 'Somebody else has changed this tag meanwhile. Load the list again to see what it is now.');
  }

  return {
    all,
    resolver: async () => resolverOf(await all()),
    async meant(typed) {
      const tags = await all();
      const resolve = resolverOf(tags);
      return [...new Set(typed.map((word) => resolve(tags.find(({ name, mergedInto }) => name === word && mergedInto === null)?.key ?? word)))];
    },
    change: (key, version, { name, color }) =>
      put(key, version, (tag, others) => {
        const taken = others.find((other) => other.mergedInto === null && (other.name === name || other.key === name));
        const message = `There is a tag “${name}” already. Merge the two if they mean the same.`;
        if (taken !== undefined) throw new AppError('invalid_payload', message, { issues: [{ path: 'name', message }] });
        return { ...tag, name, color };
      }),
    merge: (key, version, into) =>
      put(key, version, (tag, others) => {
        if (into === null) return { ...tag, mergedInto: null };
        if (!others.some((other) => other.key === into)) throw new AppError('not_found', 'There is no such tag.');
        if (into === key || resolverOf(others)(into) === key) throw new AppError('invalid_payload', 'These two would stand for each other.');
        return { ...tag, mergedInto: into };
      }),
  };
}
