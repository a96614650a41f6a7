import type { AuditChange } from '../../protocol/audit-contract.ts';

/** Longest value that is kept, in characters. */
const VALUE_MAX = 400;
/** Most differences of one entry. */
const CHANGES_MAX = 60;
/** What stands for a value that must not be kept. */
export const NOT_KEPT = '(not kept)';

/** Names of fields whose values are secrets, or words of customers and articles that are kept elsewhere. */
const SECRET = /password|passphrase|secret|token|hash|cookie|otp|recovery|credential|private|^(body|text|texts|html|message|note|comment|before)$/i;

/**
 * What is different between two states of a thing, by the path of each field. Without a state before it everything is new,
 * without one after it everything is gone. Fields that only the state before knows are left out where there are both,
 * because the two often come from different places. Pure.
 */
export function auditChanges(before: unknown, after: unknown): readonly AuditChange[] {
  const [was, is] = [flat(before), flat(after)];
  const both = isRecord(before) && isRecord(after);
  const fields = both ? [...is.keys(), ...[...was.keys()].filter((field) => is.has(parentOf(field)) || hasRoot(is, field))] : [...was.keys(), ...is.keys()];
  const changes = [...new Set(fields)].flatMap((field): AuditChange[] => {
    const [old, now] = [was.get(field) ?? null, is.get(field) ?? null];
    if (old === now) return [];
    return [{ field, before: shown(field, old), after: shown(field, now) }];
  });
  return changes.slice(0, CHANGES_MAX);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const parentOf = (field: string): string => field.split('.').slice(0, -1).join('.');

/** Whether the other state knows the field's first part, so that a missing leaf of it was taken away. */
function hasRoot(fields: ReadonlyMap<string, string>, field: string): boolean {
  const [root] = field.split('.');
  return root !== field && [...fields.keys()].some((other) => other.split('.')[0] === root);
}

/** Leaves by path; lists of simple things are one leaf, lists of things with an own key or id go by it. */
function flat(value: unknown, path = '', into = new Map<string, string>()): ReadonlyMap<string, string> {
  if (value === undefined || value === null) {
    if (path !== '' && value === null) into.set(path, '');
    return into;
  }
  if (value instanceof Date) into.set(path, value.toISOString());
  else if (Array.isArray(value)) flatList(value, path, into);
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) flat(inner, path === '' ? key : `${path}.${key}`, into);
  } else into.set(path, String(value));
  return into;
}

function flatList(list: readonly unknown[], path: string, into: Map<string, string>): void {
  if (!list.some((item) => isRecord(item))) {
    into.set(path, list.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(', '));
    return;
  }
  list.forEach((item, at) => {
    const name = isRecord(item) ? (item['key'] ?? item['id'] ?? item['name']) : undefined;
    flat(item, `${path}.${typeof name === 'string' ? name : at + 1}`, into);
  });
}

function shown(field: string, value: string | null): string | null {
  if (value === null || value === '') return null;
  if (field.split('.').some((part) => SECRET.test(part))) return NOT_KEPT;
  return value.length > VALUE_MAX ? `${value.slice(0, VALUE_MAX)}…` : value;
}
