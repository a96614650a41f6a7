/**
 * The company's own sign-in, by OpenID Connect: authorization code with PKCE, state and nonce. The provider says who
 * somebody is; who may come in, and as what, is decided here. Somebody is known by the provider's own id for them; the
 * first time by their e-mail address, which the provider must have verified.
 */
import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, fetchUserInfo, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Configuration } from 'openid-client';
import * as v from 'valibot';
import { emailSchema, nameSchema } from '../../protocol/fields.ts';
import type { Role } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { Accounts } from './accounts.ts';
import type { OpenIdConfig } from './open-id-config.ts';
import type { UserStore } from './user-store.ts';
import type { UserWithPassword } from './user.ts';

/** What the browser keeps while it is away at the provider. */
export interface OpenIdAttempt {
  state: string;
  nonce: string;
  verifier: string;
}

/** Why somebody who came back is not let in. */
export type OpenIdRefusal = 'refused' | 'unverified' | 'unknown' | 'inactive' | 'failed';

/** The way to the provider and back. */
export interface OpenId {
  /** Where the browser goes. Throws AppError `unavailable` while the provider cannot be reached. */
  begin(): Promise<{ url: string; attempt: OpenIdAttempt }>;
  /** Who came back to this address, or why not. Never throws for what came from outside. */
  finish(address: URL, attempt: OpenIdAttempt): Promise<UserWithPassword | OpenIdRefusal>;
}

const claimsSchema = v.object({ sub: v.pipe(v.string(), v.minLength(1), v.maxLength(255)), email: emailSchema, email_verified: v.optional(v.union([v.boolean(), v.literal('true')])), name: v.optional(nameSchema) });

/** What it stands on. */
export interface OpenIdParts {
  config: OpenIdConfig;
  /** Where the provider sends people back to. */
  callback: string;
  users: UserStore;
  accounts: Pick<Accounts, 'invite'>;
  roleExists(role: Role): Promise<boolean>;
  warn(error: unknown): void;
}

/** OpenID Connect with one provider, which is asked for its keys when somebody first wants to come in. */
export function createOpenId({ config, callback, users, accounts, roleExists, warn }: OpenIdParts): OpenId {
  let discovered: Promise<Configuration> | undefined;
  const provider = (): Promise<Configuration> => {
    const issuer = new URL(config.issuer);
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    discovered ??= discovery(issuer, config.clientId, config.clientSecret ?? undefined, undefined, { execute, timeout: 10 }).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  /** Who comes for the first time: somebody who was added before, or anybody of the company where the owner says so. */
  async function welcome(subject: string, { email, name = email.split('@')[0] ?? email }: { email: string; name?: string | undefined }): Promise<UserWithPassword | OpenIdRefusal> {
    const known = await users.findByEmail(email);
    if (!known && config.defaultRole !== null && (await roleExists(config.defaultRole))) {
      await accounts.invite({ email, name, role: config.defaultRole });
      return welcomeAgain(subject, email);
    }
    return known ? tie(known, subject) : 'unknown';
  }

  const welcomeAgain = async (subject: string, email: string): Promise<UserWithPassword | OpenIdRefusal> => {
    const made = await users.findByEmail(email);
    return made ? tie(made, subject) : 'unknown';
  };

  /** An e-mail address that was given to somebody else at the provider does not open the account of who had it before. */
  async function tie(user: UserWithPassword, subject: string): Promise<UserWithPassword | OpenIdRefusal> {
    if (!user.active) return 'inactive';
    return (await users.setSubject(user.id, subject)) ? ((await users.find(user.id)) ?? 'unknown') : 'unknown';
  }

  return {
    async begin() {
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      try {
        const url = buildAuthorizationUrl(await provider(), {
          redirect_uri: callback,
          scope: 'openid email profile',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, attempt };
      } catch (error) {
        throw new AppError('unavailable', 'The company’s sign-in cannot be reached at the moment.', { cause: error });
      }
    },
    async finish(address, { state, nonce, verifier }) {
      if (address.searchParams.has('error')) return 'refused';
      try {
        const server = await provider();
        const tokens = await authorizationCodeGrant(server, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
        const claims = tokens.claims();
        if (!claims) return 'failed';
        const told = typeof claims['email'] === 'string' ? claims : { ...claims, ...(await fetchUserInfo(server, tokens.access_token, claims.sub)) };
        const parsed = v.safeParse(claimsSchema, told);
        if (!parsed.success) return 'unverified';
        const subject = `${claims.iss}|${claims.sub}`;
        const known = await users.findBySubject(subject);
        if (known) return known.active ? known : 'inactive';
        if (parsed.output.email_verified !== true && parsed.output.email_verified !== 'true') return 'unverified';
        return await welcome(subject, parsed.output);
      } catch (error) {
        warn(error);
        return 'failed';
      }
    },
  };
}
