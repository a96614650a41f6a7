import type { importsContract } from '../../../protocol/imports-contract.ts';
import type { Logger } from '../../kernel/log.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayPublish } from '../desk/may-publish.ts';
import type { Imports } from './create-imports.ts';

const LIMIT_USUAL = 50;

/** The page "Import and export". Bringing in goes on when the one who began it has left. */
export function importCommands(imports: Imports, logger: Logger): Pick<StaffHandlers, keyof typeof importsContract> {
  return {
    async 'imports.list'({ user }) {
      assertMayPublish(user);
      return { imports: await imports.list() };
    },
    async 'import.read'({ user }, { id }) {
      assertMayPublish(user);
      return { import: await imports.read(id) };
    },
    async 'import.rows'({ user }, { id, only, cursor, limit = LIMIT_USUAL }) {
      assertMayPublish(user);
      const after = cursor === undefined ? undefined : Number(cursor);
      const rows = await imports.rows(id, { only, ...(after !== undefined && Number.isSafeInteger(after) && { after }), limit: limit + 1 });
      const shown = rows.slice(0, limit);
      return { rows: shown, next: rows.length > limit ? String(shown.at(-1)?.row ?? '') : null };
    },
    async 'import.diff'({ user }, { id, row }) {
      assertMayPublish(user);
      return imports.diff(id, row);
    },
    async 'import.decide'({ user }, { id, rows, decision }) {
      assertMayPublish(user);
      return { import: await imports.decide(id, rows, decision) };
    },
    async 'import.apply'({ user }, { id }) {
      assertMayPublish(user);
      const { job, finished } = await imports.apply(id);
      // What was not finished, `resume` takes up again.
      finished.catch((error: unknown) => logger.warn({ err: error, import: id }, 'an import was interrupted and goes on later'));
      return { import: job };
    },
    async 'import.discard'({ user }, { id }) {
      assertMayPublish(user);
      await imports.discard(id);
      return null;
    },
  };
}
