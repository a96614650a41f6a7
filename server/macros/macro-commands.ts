import type { Macro } from '../../protocol/macros-contract.ts';
import type { Kept, KeptDesk } from '../canned-responses/index.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';

/** What is kept of a macro. */
export type MacroValue = Pick<Macro, 'name' | 'folder' | 'steps'>;

/** Macros, as the desk and their page ask for them. */
export function macroCommands(desk: KeptDesk<MacroValue>): Pick<StaffHandlers, 'macros.list' | 'macros.save' | 'macros.remove'> {
  return {
    async 'macros.list'(context) {
      const macros = (await desk.list(context)).map(show);
      return { macros: macros.toSorted((a, b) => a.name.localeCompare(b.name)) };
    },
    async 'macros.save'(context, { id, scope, version, name, folder, steps }) {
      return { macro: show(await desk.save(context, { id, scope, version, value: { name, folder, steps } })) };
    },
    async 'macros.remove'(context, { id }) {
      await desk.remove(context, id);
      return null;
    },
  };
}

const show = ({ id, scope, value, version, by, at, mine }: Kept<MacroValue> & { mine: boolean }): Macro => ({ id, scope, ...value, version, by: by.name, at, mine });
