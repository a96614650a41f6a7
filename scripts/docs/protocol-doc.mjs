/** Writes the contract of the sockets as a page, from the contract itself, so that it cannot be out of date. */
import { toJsonSchema } from '@valibot/to-json-schema';

/**
 * @typedef {{ type?: string | string[], enum?: unknown[], const?: unknown, properties?: Record<string, Schema>, required?: string[],
 *   anyOf?: Schema[], oneOf?: Schema[], items?: Schema, maxLength?: number, minLength?: number, minimum?: number, maximum?: number,
 *   maxItems?: number, pattern?: string, format?: string }} Schema
 * @typedef {Record<string, { input: import('valibot').GenericSchema }>} Contract
 */

/**
 * The page in Markdown.
 * @param {{ visitor: Contract, staff: Contract, events: readonly string[], errors: Record<string, number>, version: number,
 *   transitions: Record<string, { from: readonly string[], by: readonly string[] }> }} protocol
 */
export function protocolDoc({ visitor, staff, events, errors, version, transitions }) {
  return [
    '# Protocol',
    '',
    'Made from `protocol/` by `npm run docs`; CI checks that it is fresh. Both sides of every connection use the same definitions.',
    '',
    `Version ${version}. A connection states its version as \`auth.protocol\`. Readers skip event types and versions they do not know; unknown input fields are dropped.`,
    '',
    'Every command is a Socket.IO event with one object and an acknowledgement: `{ ok: true, data }` or `{ ok: false, error: { code, message, issues?, retryAfterMs?, traceId } }`. A command with a `clientId` may be repeated with the same id: it happens once.',
    '',
    '## Error codes',
    '',
    ...table(['Code', 'HTTP status'], Object.entries(errors).map(([code, status]) => [`\`${code}\``, String(status)])),
    '',
    '## Moves of a conversation',
    '',
    ...table(
      ['Move', 'From', 'By'],
      Object.entries(transitions).map(([name, { from, by }]) => [`\`${name}\``, from.map(quoted).join(', '), by.map(quoted).join(', ')]),
    ),
    '',
    '## Events',
    '',
    'Each event is `{ conversation, seq, prev, type, v, actor, clientId, at, data }`: `seq` is its position, `prev` the position of the one before it in the same view, `at` milliseconds since the Unix epoch. Contacts never receive `note.posted`, nor the bot\'s confidence.',
    '',
    ...events.map((type) => `- \`${type}\``),
    '',
    '## Commands of the widget (`/visitor`)',
    '',
    ...commands(visitor),
    '## Commands of the console (`/staff`)',
    '',
    ...commands(staff),
  ].join('\n').trimEnd() + '\n';
}

/** @param {Contract} contract */
function commands(contract) {
  return Object.entries(contract).flatMap(([name, { input }]) => {
    const schema = /** @type {Schema} */ (toJsonSchema(input, { errorMode: 'ignore', typeMode: 'input' }));
    const fields = Object.entries(schema.properties ?? {});
    const rows = fields.map(([field, shape]) => [`\`${field}\``, describe(shape), schema.required?.includes(field) ? 'yes' : 'no']);
    return [`### \`${name}\``, '', ...(rows.length > 0 ? table(['Field', 'What', 'Needed'], rows) : ['No fields.']), ''];
  });
}

/** @param {Schema} schema @returns {string} */
function describe(schema) {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(describe).join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (schema.type === 'object') {
    return `{ ${Object.entries(schema.properties ?? {}).map(([name, shape]) => `${name}: ${describe(shape)}`).join(', ')} }`;
  }
  if (schema.type === 'array') return `list of ${schema.items ? describe(schema.items) : 'anything'}${schema.maxItems ? `, at most ${schema.maxItems}` : ''}`;
  const notes = [
    schema.format,
    schema.maxLength === undefined ? undefined : `at most ${schema.maxLength} characters`,
    schema.minimum === undefined ? undefined : `from ${schema.minimum}`,
    schema.maximum === undefined || schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : `to ${schema.maximum}`,
    schema.pattern === undefined ? undefined : `matching \`${schema.pattern.replaceAll('|', '\\|')}\``,
  ].filter(Boolean);
  return [String(schema.type ?? 'anything'), ...notes].join(', ');
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** @param {string} word */
const quoted = (word) => `\`${word}\``;
