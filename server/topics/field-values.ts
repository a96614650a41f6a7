/**
 * What a customer's message gives for a field: found in it, checked, and written in one way. Of several, one that is said
 * to be wrong ("not 4711") is passed over.
 */
import * as v from 'valibot';
import { findFieldPattern } from '../../protocol/field-pattern.ts';
import { emailSchema } from '../../protocol/fields.ts';
import type { TopicField } from '../../protocol/topics.ts';
import { maskText } from '../kernel/mask-text.ts';
import { deniesNext } from '../knowledge-base/index.ts';
import type { ReadingContext } from './find-day.ts';
import { findDay } from './find-day.ts';

/** Characters of a message that are looked at. */
const TEXT_READ = 2_000;
/** Longest free text that is kept. */
const VALUE_MAX = 500;
const ADDRESS = /[^\s<>()[\],;:"']+@[^\s<>()[\],;:"']+\.[^\s<>()[\],;:"'.!?]+/g;

/**
 * The value for a field, or null where the message holds none. `asked` says that the message is the answer to the question
 * for it: only then is any text a value.
 */
export function findFieldValue(field: Pick<TopicField, 'kind' | 'pattern'>, message: string, context: ReadingContext, asked: boolean): string | null {
  const text = message.slice(0, TEXT_READ);
  switch (field.kind) {
    case 'code': {
      const found = field.pattern === null ? [] : findFieldPattern(field.pattern, text);
      return found.find(({ at }) => !deniesNext(text.slice(0, at)))?.value ?? null;
    }
    case 'email': {
      const found = [...text.matchAll(ADDRESS)].find(({ index }) => !deniesNext(text.slice(0, index)));
      const parsed = v.safeParse(emailSchema, found?.[0].replace(/^mailto:/i, ''));
      return parsed.success ? parsed.output : null;
    }
    case 'date':
      return findDay(text, context);
    case 'text':
      return asked ? maskText(message.trim()).slice(0, VALUE_MAX) : null;
  }
}

/** Whether a message says of a value that it is wrong: "not 4711". */
export function deniedIn(message: string, value: string): boolean {
  const at = message.toLowerCase().indexOf(value.toLowerCase());
  return at >= 0 && deniesNext(message.slice(0, at));
}
