import { once } from 'node:events';
import { Router } from 'express';
import type { Request } from 'express';
import * as v from 'valibot';
import type { Contact } from '../../protocol/contacts.ts';
import { parseInput } from '../kernel/parse-input.ts';
import type { Contacts } from './create-contacts.ts';

/** Rows read at once. */
const PAGE = 200;
/** A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection); an apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r]/;
/** An international number begins with a plus and is nothing but digits: no formula. */
const PHONE = /^\+\d{5,15}$/;
const querySchema = v.object({ query: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))) });

/** `GET /contacts.csv?query=`: all contacts, or those with these words, as a table. `reader` throws AppError where they may not. */
export function contactCsvRoutes(contacts: Pick<Contacts, 'list' | 'settings'>, reader: (request: Request) => Promise<void>): Router {
  const router = Router();
  router.get('/contacts.csv', async (request, response) => {
    await reader(request);
    const { query } = parseInput(querySchema, request.query);
    const { fields } = await contacts.settings.read();
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="contacts.csv"');
    response.setHeader('Cache-Control', 'no-store');
    response.write(`\uFEFF${line(['Name', 'E-mail', 'Telephone', 'Language', 'Tier', 'Plan', 'Verified', 'Labels', 'First seen', 'Last seen', ...fields.map(({ label }) => label), 'Id'])}`);
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Awaited<ReturnType<Contacts['list']>> = await contacts.list({ limit: PAGE, query, cursor });
      cursor = page.next;
      if (response.destroyed) return;
      const text = page.contacts.map((contact) => line(cellsOf(contact, fields.map(({ key }) => key)))).join('');
      if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  });
  return router;
}

function cellsOf({ name, email, phone, locale, tier, agreement, verified, tags, firstSeenAt, lastSeenAt, fields, id }: Contact, keys: readonly string[]): readonly string[] {
  const own = keys.map((key) => String(fields[key] ?? ''));
  return [name ?? '', email ?? '', phone ?? '', locale ?? '', tier ?? '', agreement?.plan ?? '', verified, tags.join(', '), new Date(firstSeenAt).toISOString(), new Date(lastSeenAt).toISOString(), ...own, id];
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: string): string {
  const safe = FORMULA.test(value) && !PHONE.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
