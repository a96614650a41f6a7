import type { JsonSchema } from '@valibot/to-json-schema';

/** One field of a schema, for a table: `handoff.tried[].slug`, its type in words, whether it must be there. */
export interface SchemaRow {
  name: string;
  type: string;
  required: boolean;
  description: string;
  /** The named schema it is made of, if it is. */
  reference: string | null;
}

const asSchema = (schema: JsonSchema | boolean | undefined): JsonSchema => (typeof schema === 'object' ? schema : {});

/** The fields of a schema, those of nested objects and lists behind them. */
export function schemaRows(schema: JsonSchema, prefix = ''): readonly SchemaRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, definition]) => {
    const outer = asSchema(definition);
    const inner = withoutNull(outer);
    const isList = inner.type === 'array';
    const content = isList ? withoutNull(asSchema(Array.isArray(inner.items) ? inner.items[0] : inner.items)) : inner;
    const name = `${prefix}${field}`;
    const row: SchemaRow = {
      name,
      type: typeInWords(outer),
      required: schema.required?.includes(field) ?? false,
      description: outer.description ?? inner.description ?? '',
      reference: referenceOf(content),
    };
    return [row, ...schemaRows(content, `${name}${isList ? '[]' : ''}.`)];
  });
}

/** A schema's type as people say it: `list of text`, `whole number, 1 to 100`, `"yes", "partly" or "no"`. */
export function typeInWords(schema: JsonSchema): string {
  const inner = withoutNull(schema);
  const orNull = inner === schema ? '' : ' or null';
  return `${plainType(inner)}${orNull}`;
}

function plainType(schema: JsonSchema): string {
  const reference = referenceOf(schema);
  if (reference !== null) return reference;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ').replace(/, ([^,]*)$/, ' or $1');
  if (schema.anyOf) return schema.anyOf.map((option) => typeInWords(asSchema(option))).join(' or ');
  switch (schema.type) {
    case 'array':
      return `list of ${typeInWords(asSchema(Array.isArray(schema.items) ? schema.items[0] : schema.items))}${bounds(schema.minItems, schema.maxItems, ' entries')}`;
    case 'string':
      return schema.format === 'date-time' ? 'time' : `text${bounds(schema.minLength, schema.maxLength, ' characters')}`;
    case 'integer':
      return `whole number${bounds(schema.minimum, schema.maximum, '')}`;
    case 'number':
      return `number${bounds(schema.minimum, schema.maximum, '')}`;
    case 'boolean':
      return 'true or false';
    case 'object':
      return 'object';
    default:
      return 'anything';
  }
}

function bounds(low: number | undefined, high: number | undefined, unit: string): string {
  const shown = (value: number): string => value.toLocaleString('en');
  // The largest number there is bounds nothing that anybody wants to read.
  const upTo = high === Number.MAX_SAFE_INTEGER ? undefined : high;
  if (upTo === undefined) return low === undefined ? '' : `, at least ${shown(low)}${unit}`;
  return low === undefined ? `, at most ${shown(upTo)}${unit}` : `, ${shown(low)} to ${shown(upTo)}${unit}`;
}

/** What is left of a schema that also allows null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const options = schema.anyOf?.map(asSchema) ?? [];
  const others = options.filter(({ type }) => type !== 'null');
  const [only] = others;
  return only && others.length === 1 && options.length === 2 ? only : schema;
}

function referenceOf({ $ref }: JsonSchema): string | null {
  return $ref?.split('/').at(-1) ?? null;
}
