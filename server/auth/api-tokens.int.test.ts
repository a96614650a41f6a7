import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestAuth } from './testing/test-auth.ts';
import type { TestAuth } from './testing/test-auth.ts';

let test: TestAuth;
beforeEach(async () => {
  test = await openTestAuth();
});
afterEach(() => test.close());

const bearer = (token: string) => `Bearer ${token}`;

describe('an API token', () => {
  it('acts as its person, within its scopes', async () => {
    const ada = await test.person('Ada', 'editor');
    const { id, token } = await test.auth.tokens.create({ name: 'Import', email: 'Ada@example.com', scopes: ['articles:write'] });
    expect(await test.auth.tokens.authenticate(bearer(token))).toEqual({
      user: { id: ada.id, name: 'Ada', email: 'ada@example.com', role: 'editor', permissions: ['articles', 'articles.publish', 'surveys'] },
      scopes: ['articles:write'],
      token: { id, name: 'Import' },
    });
    await expect(test.auth.tokens.authorize(bearer(token), 'articles:write')).resolves.toBeDefined();
    await expect(test.auth.tokens.authorize(bearer(token), 'surveys:read')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('may do everything with the scope admin', async () => {
    await test.person('Ada', 'admin');
    const { token } = await test.auth.tokens.create({ name: 'All', email: 'ada@example.com', scopes: ['admin'] });
    await expect(test.auth.tokens.authorize(bearer(token), 'webhooks:write')).resolves.toBeDefined();
  });

  it('is nobody where it is missing, malformed or made up', async () => {
    for (const header of [undefined, '', 'Bearer', 'Bearer x', 'Basic abc', bearer(`porchlight_${'A'.repeat(43)}`), 'Bearer {"$ne":1}']) {
      expect(await test.auth.tokens.authenticate(header)).toBeNull();
      await expect(test.auth.tokens.authorize(header, 'answers:read')).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });

  it('cannot have what its person may not do, and loses it with them', async () => {
    const ada = await test.person('Ada', 'admin');
    await test.person('Bob', 'agent');
    const forBob = test.auth.tokens.create({ name: 'Mine', email: 'bob@example.com', scopes: ['surveys:read', 'admin'] });
    await expect(forBob).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('admin') });
    const { token } = await test.auth.tokens.create({ name: 'All', email: 'ada@example.com', scopes: ['admin', 'surveys:read'] });
    await test.auth.users.change(ada.id, { role: 'agent' });
    expect((await test.auth.tokens.authenticate(bearer(token)))?.scopes).toEqual(['surveys:read']);
  });

  it('does not work while its person is deactivated, nor after it was revoked', async () => {
    const ada = await test.person('Ada', 'admin');
    const { id, token } = await test.auth.tokens.create({ name: 'All', email: 'ada@example.com', scopes: ['admin'] });
    await test.auth.users.change(ada.id, { active: false });
    expect(await test.auth.tokens.authenticate(bearer(token))).toBeNull();
    await test.auth.users.change(ada.id, { active: true });
    expect(await test.auth.tokens.authenticate(bearer(token))).not.toBeNull();
    await test.auth.tokens.revoke(id);
    expect(await test.auth.tokens.authenticate(bearer(token))).toBeNull();
    await expect(test.auth.tokens.revoke(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is listed with its last use, never with its secret', async () => {
    await test.person('Ada', 'admin');
    const { token } = await test.auth.tokens.create({ name: 'Import', email: 'ada@example.com', scopes: ['answers:read'] });
    expect(await test.auth.tokens.list()).toMatchObject([{ name: 'Import', userName: 'Ada', lastUsedAt: null }]);
    await test.auth.tokens.authenticate(bearer(token));
    const listed = await test.auth.tokens.list();
    expect(listed).toMatchObject([{ lastUsedAt: test.clock.now() }]);
    const stored = await test.store.connection.collection('tokens').find({}).toArray();
    expect(JSON.stringify([listed, stored])).not.toContain(token);
  });

  it('cannot be judged while the store is away', async () => {
    await test.person('Ada', 'admin');
    const { token } = await test.auth.tokens.create({ name: 'All', email: 'ada@example.com', scopes: ['admin'] });
    await test.store.close();
    await expect(test.auth.tokens.authenticate(bearer(token))).rejects.toMatchObject({ code: 'unavailable' });
  });
});
