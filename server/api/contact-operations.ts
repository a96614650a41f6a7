import * as v from 'valibot';
import type { Contact } from '../../protocol/contacts.ts';
import { contactChangeSchema } from '../../protocol/contacts-contract.ts';
import { contactIdSchema } from '../../protocol/ids.ts';
import { PAGE_MAX } from '../../protocol/limits.ts';
import type { Contacts } from '../contacts/index.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import { cursorField, isoTime, isoTimeOrNull, listOf, pageLimit, timeSchema } from './fields.ts';
import type { Operation } from './operation.ts';
import { operation } from './operation.ts';

const LIMIT_USUAL = 50;
const day = v.pipe(v.nullable(v.string()), v.description('YYYY-MM-DD.'));

/** A contact: a person the company recognises. */
export const contactSchema = v.object({
  id: v.string(),
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  phone: v.pipe(v.nullable(v.string()), v.description('International (E.164) where the country is known.')),
  locale: v.nullable(v.string()),
  tier: v.nullable(v.string()),
  agreement: v.nullable(v.object({ plan: v.string(), startsOn: day, renewsOn: day })),
  verified: v.pipe(v.picklist(['none', 'email', 'signed']), v.description('How sure it is that they are who they say.')),
  fields: v.pipe(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), v.description('Fields of the owner’s making, by key.')),
  tags: v.array(v.string()),
  consents: v.array(v.object({ kind: v.string(), version: v.string(), givenAt: timeSchema, withdrawnAt: v.nullable(timeSchema) })),
  firstSeenAt: timeSchema,
  lastSeenAt: timeSchema,
});

/** Lists of contacts, one of them, and a new one. Notes stay inside the console. */
export function contactOperations(contacts: Pick<Contacts, 'list' | 'find' | 'create'>): readonly Operation[] {
  return [
    operation({
      id: 'listContacts',
      method: 'get',
      path: '/contacts',
      tag: 'Contacts',
      summary: 'List contacts, latest activity first.',
      scopes: ['contacts:read'],
      input: v.object({
        query: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200), v.description('Beginnings of words of name, address, fields and notes.'))),
        cursor: cursorField,
        limit: pageLimit(PAGE_MAX, LIMIT_USUAL),
      }),
      answer: listOf(contactSchema),
      async run({ query, cursor, limit = LIMIT_USUAL }) {
        const page = await contacts.list({ query, cursor, limit });
        return { data: page.contacts.map(showContact), next: page.next };
      },
    }),
    operation({
      id: 'createContact',
      method: 'post',
      path: '/contacts',
      tag: 'Contacts',
      summary: 'Make a contact.',
      description: 'Refused with conflict where the e-mail address belongs to a contact already; the issue `holder` names it.',
      scopes: ['contacts:write'],
      input: contactChangeSchema,
      answer: contactSchema,
      status: 201,
      refusals: ['conflict'],
      keyed: 'kept',
      run: async (facts, { token, idempotencyKey }) => showContact(await contacts.create(`token ${token.id} ${idempotencyKey ?? randomId()}`, facts)),
    }),
    operation({
      id: 'readContact',
      method: 'get',
      path: '/contacts/:id',
      tag: 'Contacts',
      summary: 'Read one contact.',
      description: 'The id of a merged contact answers with the one that it was merged into.',
      scopes: ['contacts:read'],
      input: v.object({ id: v.pipe(v.string(), v.maxLength(200), v.description('The id of the contact.')) }),
      answer: contactSchema,
      refusals: ['not_found'],
      async run({ id }) {
        const parsed = v.safeParse(contactIdSchema, id);
        if (!parsed.success) throw new AppError('not_found', 'There is no such contact.');
        return showContact(await contacts.find(parsed.output));
      },
    }),
  ];
}

function showContact({ id, name, email, phone, locale, tier, agreement, verified, fields, tags, consents, firstSeenAt, lastSeenAt }: Contact): v.InferInput<typeof contactSchema> {
  return {
    id, name, email, phone, locale, tier, agreement, verified, fields, tags: [...tags],
    consents: consents.map(({ kind, version, givenAt, withdrawnAt }) => ({ kind, version, givenAt: isoTime(givenAt), withdrawnAt: isoTimeOrNull(withdrawnAt) })),
    firstSeenAt: isoTime(firstSeenAt),
    lastSeenAt: isoTime(lastSeenAt),
  };
}
