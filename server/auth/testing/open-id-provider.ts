import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider says of whoever signs in next. */
export interface Claims {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string;
  /** Instead of the one that was asked for. */
  nonce?: string;
}

/** A small provider of OpenID Connect: discovery, keys, authorization code with PKCE, tokens signed with RS256. */
export async function startOpenIdProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();
  let claims: Claims = { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada' };
  let issuer = '';

  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  function sign(payload: object): string {
    const body = `${base64({ alg: 'RS256', kid: 'k1' })}.${base64(payload)}`;
    return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey).toString('base64url')}`;
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (value: unknown, status = 200): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration') {
      json({
        issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'],
      });
    } else if (url.pathname === '/jwks') json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] });
    else if (url.pathname === '/authorize') {
      const code = randomBytes(16).toString('hex');
      const asked = (name: string): string => url.searchParams.get(name) ?? '';
      codes.set(code, { nonce: asked('nonce'), challenge: asked('code_challenge'), redirect: asked('redirect_uri') });
      const back = new URL(asked('redirect_uri'));
      back.search = new URLSearchParams({ code, state: asked('state') }).toString();
      response.writeHead(302, { location: back.href }).end();
    } else {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const form = new URLSearchParams(body);
        const grant = codes.get(form.get('code') ?? '');
        codes.delete(form.get('code') ?? '');
        const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
        if (!grant || grant.challenge !== challenge || grant.redirect !== form.get('redirect_uri')) return json({ error: 'invalid_grant' }, 400);
        const now = Math.floor(Date.now() / 1000);
        return json({ access_token: 'access', token_type: 'bearer', id_token: sign({ iss: issuer, aud: 'porchlight', iat: now, exp: now + 60, nonce: grant.nonce, ...claims }) });
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    says: (next: Claims) => void (claims = next),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
