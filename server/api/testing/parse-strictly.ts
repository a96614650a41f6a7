import * as v from 'valibot';

/** What a schema makes of an input, where objects with a field that it does not name are refused at any depth. */
export function parseStrictly(schema: v.GenericSchema, input: unknown): unknown {
  const parsed = v.parse(schema, input);
  const extra = extraField(input, parsed, '');
  if (extra !== null) throw new Error(`${extra} is not documented`);
  return parsed;
}

function extraField(given: unknown, known: unknown, path: string): string | null {
  if (typeof given !== 'object' || given === null || typeof known !== 'object' || known === null) return null;
  for (const [name, value] of Object.entries(given)) {
    const at = `${path}.${name}`;
    if (!Object.hasOwn(known, name)) return at;
    const deeper = extraField(value, (known as Record<string, unknown>)[name], at);
    if (deeper !== null) return deeper;
  }
  return null;
}
