import type { CannedResponse } from '../../protocol/canned-contract.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';
import type { KeptDesk } from './kept-rights.ts';
import type { Kept } from './kept-store.ts';

/** What is kept of a canned response. */
export type CannedValue = Pick<CannedResponse, 'name' | 'folder' | 'shortcut' | 'texts'>;

/** Canned responses, as the composer and their page ask for them. */
export function cannedCommands(desk: KeptDesk<CannedValue>): Pick<StaffHandlers, 'canned.list' | 'canned.save' | 'canned.remove'> {
  return {
    async 'canned.list'(context) {
      const responses = (await desk.list(context)).map(show);
      return { responses: responses.toSorted((a, b) => a.name.localeCompare(b.name)) };
    },
    async 'canned.save'(context, { id, scope, version, name, folder, shortcut, texts }) {
      return { response: show(await desk.save(context, { id, scope, version, value: { name, folder, shortcut, texts } })) };
    },
    async 'canned.remove'(context, { id }) {
      await desk.remove(context, id);
      return null;
    },
  };
}

const show = ({ id, scope, value, version, by, at, mine }: Kept<CannedValue> & { mine: boolean }): CannedResponse => ({ id, scope, ...value, version, by: by.name, at, mine });
