import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { clientIdSchema, conversationIdSchema, visitorTokenSchema } from '../protocol/ids.ts';
import { newId, newToken } from './new-id.ts';

describe('a new id', () => {
  it('is one that the server takes, and never the same twice', () => {
    const ids = Array.from({ length: 500 }, newId);
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) {
      expect([safeParse(conversationIdSchema, id).success, safeParse(clientIdSchema, id).success]).toEqual([true, true]);
      expect(Buffer.from(id, 'base64url').toString('base64url')).toBe(id);
    }
  });
});

describe('a new token', () => {
  it('is one that the server takes, and never the same twice', () => {
    const tokens = Array.from({ length: 500 }, newToken);
    expect(new Set(tokens).size).toBe(500);
    for (const token of tokens) expect(safeParse(visitorTokenSchema, token).success).toBe(true);
  });
});
