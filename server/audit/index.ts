/** The audit log: who did what, and who looked at whose data. */
export { auditCommands } from './audit-commands.ts';
export { auditRoutes } from './audit-routes.ts';
export type { AuditStore } from './audit-store.ts';
export { auditIndexes, createAuditStore } from './audit-store.ts';
export type { Audit, AuditRecord } from './create-audit.ts';
export { createAudit } from './create-audit.ts';
