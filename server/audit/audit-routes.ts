import { once } from 'node:events';
import { Router } from 'express';
import type { Request } from 'express';
import * as v from 'valibot';
import { auditFilterSchema } from '../../protocol/audit-contract.ts';
import type { AuditActor } from '../../protocol/audit-contract.ts';
import { parseInput } from '../kernel/parse-input.ts';
import { auditCsv, auditCsvHead } from './audit-csv.ts';
import type { Audit } from './create-audit.ts';
import { everyEntry } from './list-audit.ts';

const number = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'must be a number'), v.transform(Number));
/** The filter of the list, from an address. */
const querySchema = v.object({ ...auditFilterSchema.entries, from: number, to: number });

/** `GET /audit.csv`: the log as a file. `reader` is who asks; it throws AppError where they may not. */
export function auditRoutes(audit: Audit, reader: (request: Request) => Promise<AuditActor>): Router {
  const router = Router();
  router.get('/audit.csv', async (request, response) => {
    const actor = await reader(request);
    const query = parseInput(querySchema, request.query);
    audit.record({ actor, action: 'audit.exported', object: { kind: 'export', id: 'audit_log', name: 'Audit log' }, address: request.ip ?? null });
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="audit-log.csv"');
    response.setHeader('Cache-Control', 'no-store');
    response.write(auditCsvHead);
    for await (const entries of everyEntry(audit, query)) {
      if (response.destroyed) return;
      if (!response.write(auditCsv(entries))) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  });
  return router;
}
