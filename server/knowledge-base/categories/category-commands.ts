import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import type { Categories } from './create-categories.ts';

type Commands = Pick<StaffHandlers, 'categories.list' | 'categories.add' | 'categories.change' | 'categories.move' | 'categories.remove'>;

/** The category page. Every change is what readers see when it is acknowledged. */
export function categoryCommands(categories: Pick<Categories, 'list' | 'add' | 'change' | 'move' | 'remove'>): Commands {
  const tree = async () => ({ categories: await categories.list() });
  return {
    async 'categories.list'({ user }) {
      assertMayEdit(user);
      return tree();
    },
    async 'categories.add'({ user }, category) {
      assertMayEdit(user);
      const id = await categories.add(category);
      return { id, ...(await tree()) };
    },
    async 'categories.change'({ user }, { id, ...change }) {
      assertMayEdit(user);
      await categories.change(id, change);
      return tree();
    },
    async 'categories.move'({ user }, { id, parent, at }) {
      assertMayEdit(user);
      await categories.move(id, parent, at);
      return tree();
    },
    async 'categories.remove'({ user }, { id, to }) {
      assertMayEdit(user);
      await categories.remove(id, to);
      return tree();
    },
  };
}
