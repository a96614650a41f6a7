import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiStage } from './testing/api-stage.ts';
import { openApiStage } from './testing/api-stage.ts';

let api: ApiStage;
beforeEach(async () => {
  api = await openApiStage();
});
afterEach(() => api.close());

describe('a program with the right to contacts', () => {
  it('makes, finds and reads them; a repeated call makes one', async () => {
    await api.person('Ada', ['contacts:read', 'contacts:write']);
    const body = { name: 'Tom Byrne', email: 'Tom@Example.com', phone: '+353 20 910 0142', tier: 'Premium' };
    const made = await api.call('POST /contacts', { body, key: 'first-contact-1' });
    expect([made.status, made.body]).toMatchObject([201, { name: 'Tom Byrne', email: 'tom@example.com', phone: '+353209100142', tier: 'Premium', verified: 'none' }]);
    expect((await api.call('POST /contacts', { body, key: 'first-contact-1' })).body.id).toBe(made.body.id);
    const refused = await api.call('POST /contacts', { body });
    expect([refused.status, refused.body.error.issues]).toEqual([409, [{ path: 'email', message: 'belongs to another contact' }, { path: 'holder', message: made.body.id }]]);
    expect((await api.call('GET /contacts?query=byr')).body).toEqual({ data: [made.body], next: null });
    expect((await api.call(`GET /contacts/${made.body.id}`)).body).toEqual(made.body);
    expect((await api.call('GET /contacts/nobody')).status).toBe(404);
    expect((await api.call('POST /contacts', { body: { tier: 'Diamond' } })).status).toBe(400);
  });

  it('does only what its scopes say', async () => {
    await api.person('Eve', ['contacts:read']);
    expect((await api.call('POST /contacts', { body: { name: 'Tom' } })).status).toBe(403);
    await api.person('Sam', ['conversations:read']);
    expect((await api.call('GET /contacts')).status).toBe(403);
  });
});
