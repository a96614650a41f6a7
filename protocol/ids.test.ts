import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clientIdSchema, conversationIdSchema, userIdSchema, visitorTokenSchema } from './ids.ts';

const ok = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success;
const ID = 'aZ0_-'.repeat(5).slice(0, 22);

describe('ids', () => {
  it.each([conversationIdSchema, userIdSchema])('are 22 characters of base64url', (schema) => {
    expect(v.parse(schema, ID)).toBe(ID);
    for (const forged of ['', ID.slice(1), `${ID}a`, `${ID}\n`, ` ${ID}`, ID.replace('a', '.'), ID.replace('a', 'ä'), { $ne: '' }, [ID], 22, null]) {
      expect(ok(schema, forged)).toBe(false);
    }
  });

  it('of a command are 8 to 64 characters that cannot stand for another actor', () => {
    for (const id of ['12345678', 'a'.repeat(64), 'A_b-c.d9']) expect(v.parse(clientIdSchema, id)).toBe(id);
    for (const id of ['1234567', 'a'.repeat(65), 'v:somebody', 'with space', 'line\nbreak', 'a$bcdefgh', { $gt: '' }, 12345678]) {
      expect(ok(clientIdSchema, id)).toBe(false);
    }
  });

  it('of a visitor session are 43 characters of base64url', () => {
    expect(ok(visitorTokenSchema, 'x'.repeat(43))).toBe(true);
    for (const token of ['', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}=`, 'x'.repeat(1_000_000), null]) {
      expect(ok(visitorTokenSchema, token)).toBe(false);
    }
  });
});
