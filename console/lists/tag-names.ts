import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TagInfo } from '../../protocol/finding-contract.ts';
import { useConsole } from '../app/console-context.ts';

/** What people read for a tag, and which tag it stands for. */
export interface TagNames {
  all: readonly TagInfo[];
  /** The tag that it stands for; itself where it stands for none. */
  tagsAs(key: string): string;
  nameOf(key: string): string;
  /** The class of its colour. */
  colorOf(key: string): string;
}

/** One list for all rows of a console, which goes with it. */
const lists = new WeakMap<object, Signal<readonly TagInfo[]>>();

/** The tags of the company; asked for when first used, and after a break of the connection. */
export function useTagNames(): TagNames {
  const { client } = useConsole();
  const list = lists.get(client) ?? signal<readonly TagInfo[]>([]);
  const isFirst = !lists.has(client);
  lists.set(client, list);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online || (!isFirst && list.peek().length > 0)) return;
    void client.ask('tag_list.read', {}).then((answer) => {
      if (answer.ok) list.value = answer.data.tags;
    });
  }, [online, client]);
  return tagNames(list.value);
}

/** The same for a list at hand. */
export function tagNames(all: readonly TagInfo[]): TagNames {
  const byKey = new Map(all.map((tag) => [tag.key, tag]));
  const tagsAs = (key: string): string => {
    let found = key;
    for (let step = 0; step < 10; step += 1) {
      const into = byKey.get(found)?.mergedInto ?? null;
      if (into === null) break;
      found = into;
    }
    return found;
  };
  return {
    all,
    tagsAs,
    nameOf: (key) => byKey.get(tagsAs(key))?.name ?? key,
    colorOf: (key) => `tag-${byKey.get(tagsAs(key))?.color ?? 'grey'}`,
  };
}
