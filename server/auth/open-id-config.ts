/** What an owner sets of the company's own sign-in (OpenID Connect). Nothing needs to be set. */
import * as v from 'valibot';

/** The settings, parsed. */
export interface OpenIdConfig {
  issuer: string;
  clientId: string;
  /** A secret; null for a public client. */
  clientSecret: string | null;
  /** The words on the button. */
  label: string;
  /** The role of people who come for the first time; null: only people who were added or invited come in. */
  defaultRole: string | null;
}

/** The environment's part of it, for the schema in `app/config.ts`. */
export const openIdEntries = {
  OIDC_ISSUER: v.optional(v.pipe(v.string(), v.url('must be an address such as https://login.example.com'), v.regex(/^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/i, 'must be an https address'))),
  OIDC_CLIENT_ID: v.optional(v.pipe(v.string(), v.maxLength(500))),
  OIDC_CLIENT_SECRET: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  OIDC_LABEL: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)), 'Sign in with your company account'),
  OIDC_DEFAULT_ROLE: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{3,22}$/, 'must be agent, editor, supervisor, or the id of an own role'))),
};

/** What of the environment is read. */
export type OpenIdEnvironment = v.InferOutput<v.ObjectSchema<typeof openIdEntries, undefined>>;

/** A setting that makes no sense without another, as a sentence; null where all fit. */
export function openIdProblem({ OIDC_ISSUER, OIDC_CLIENT_ID }: OpenIdEnvironment): string | null {
  if (OIDC_ISSUER !== undefined && OIDC_CLIENT_ID === undefined) return 'OIDC_CLIENT_ID is missing: OIDC_ISSUER needs the name this server has there';
  if (OIDC_ISSUER === undefined && OIDC_CLIENT_ID !== undefined) return 'OIDC_ISSUER is missing: OIDC_CLIENT_ID belongs to a provider';
  return null;
}

/** The settings of the company's own sign-in, or null where there is none. */
export function openIdConfig(env: OpenIdEnvironment): OpenIdConfig | null {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined) return null;
  return {
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET ?? null,
    label: env.OIDC_LABEL,
    defaultRole: env.OIDC_DEFAULT_ROLE ?? null,
  };
}
