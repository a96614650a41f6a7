import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOpenId, openIdRoutes } from './index.ts';
import { raiseAccountStage } from './testing/account-stage.ts';
import { startOpenIdProvider } from './testing/open-id-provider.ts';

let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
let defaultRole: string | null = null;
/** The server's own address is known only when it listens; the provider sends people back to this one. */
const PUBLIC = 'http://chat.example.com';

beforeAll(async () => {
  provider = await startOpenIdProvider();
});
afterAll(() => provider.close());
beforeEach(() => {
  defaultRole = null;
  provider.says({ sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada' });
});

const stage = raiseAccountStage(({ auth }) => [
  (request, response, next) => {
    const config = { issuer: provider.issuer, clientId: 'porchlight', clientSecret: 'secret', label: 'Company', defaultRole };
    const openId = createOpenId({
      config, callback: `${PUBLIC}/console/api/sso/callback`, users: auth.users, accounts: auth.accounts,
      roleExists: async (role) => (await auth.roles.find(role)) !== null, warn: () => undefined,
    });
    openIdRoutes({ openId, ...auth, publicUrl: PUBLIC, secure: false, now: () => stage.test.clock.now(), signedIn: () => undefined })(request, response, next);
  },
]);

/** A browser that goes to the provider and comes back; `meddle` changes what it carries. */
async function comeBack(meddle: (back: URL, cookie: string) => string = (_back, cookie) => cookie): Promise<{ location: string; session: string | null }> {
  const at = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } });
  const start = await at(`${stage.url()}/console/api/sso/start`);
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const away = await at(start.headers.get('location') ?? '');
  const back = new URL(away.headers.get('location') ?? '');
  const carried = meddle(back, cookie);
  const home = await at(`${stage.url()}${back.pathname}${back.search}`, carried);
  const session = home.headers.getSetCookie().find((each) => each.startsWith('porchlight_session='));
  return { location: home.headers.get('location') ?? '', session: session?.split(';')[0] ?? null };
}

const whoIs = async (session: string | null) => (session === null ? null : (await stage.test.auth.sessions.fromCookie(session))?.user ?? null);

describe('the company’s own sign-in', () => {
  it('lets somebody in who was added here, known by their verified address', async () => {
    const ada = await stage.test.person('Ada', 'supervisor');
    const { location, session } = await comeBack();
    expect(location).toBe('/console');
    expect(await whoIs(session)).toMatchObject({ id: ada.id, role: 'supervisor' });
    expect(await stage.test.auth.sessions.of(ada.id)).toMatchObject([{ via: 'sso' }]);
  });

  it('knows them by the provider’s id afterwards, whatever their address is then', async () => {
    const ada = await stage.test.person('Ada');
    await comeBack();
    provider.says({ sub: 'ada', email: 'ada.married@example.com', email_verified: false });
    expect(await whoIs((await comeBack()).session)).toMatchObject({ id: ada.id });
  });

  it.each([
    ['an unverified address', { sub: 'x', email: 'ada@example.com', email_verified: false }, 'unverified'],
    ['somebody nobody added', { sub: 'x', email: 'eve@example.com', email_verified: true }, 'unknown'],
    ['a replayed answer (another nonce)', { sub: 'x', email: 'ada@example.com', email_verified: true, nonce: 'another' }, 'failed'],
  ])('refuses %s, and says why', async (_what, claims, reason) => {
    await stage.test.person('Ada');
    provider.says(claims);
    expect(await comeBack()).toEqual({ location: `/console?sso=${reason}`, session: null });
  });

  it('does not open an account whose address was given to somebody else', async () => {
    await stage.test.person('Ada');
    await comeBack();
    provider.says({ sub: 'another-ada', email: 'ada@example.com', email_verified: true });
    expect((await comeBack()).location).toBe('/console?sso=unknown');
  });

  it('refuses who was deactivated', async () => {
    const ada = await stage.test.person('Ada');
    await stage.test.auth.users.change(ada.id, { active: false });
    expect((await comeBack()).location).toBe('/console?sso=inactive');
  });

  it('refuses an answer that this browser did not ask for: another state, another verifier, no attempt', async () => {
    await stage.test.person('Ada');
    const answers = [
      await comeBack((back, cookie) => (back.searchParams.set('state', 'a'.repeat(43)), cookie)),
      await comeBack((_back, cookie) => cookie.replace(/\.[^.]+$/, `.${'v'.repeat(43)}`)),
      await comeBack(() => ''),
    ];
    expect(answers).toEqual(Array(3).fill({ location: '/console?sso=failed', session: null }));
  });

  it('makes an account for newcomers where the owner named a role for them', async () => {
    defaultRole = 'agent';
    provider.says({ sub: 'tim', email: 'tim@example.com', email_verified: true, name: 'Tim Ode' });
    expect(await whoIs((await comeBack()).session)).toMatchObject({ name: 'Tim Ode', role: 'agent', pending: false });
  });
});
