import * as v from 'valibot';
import { AppError } from '../../kernel/errors.ts';

/** What a schema makes of an option's value. Throws AppError `invalid_payload` with a sentence that names the option. */
export function parseOption<S extends v.GenericSchema>(schema: S, value: unknown, option: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  throw new AppError('invalid_payload', `${option} ${parsed.issues[0].message}`);
}

/** Collects an option that may be given again, each time with one value or several joined by commas. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split(',').map((part) => part.trim()).filter(Boolean)];
}
