import * as v from 'valibot';

/** Random 128-bit id of a conversation, 22 characters of base64url, proposed by whoever starts it. */
export type ConversationId = string & { readonly brand: 'ConversationId' };
/** An anonymous browser, derived from its secret session token. */
export type VisitorId = string & { readonly brand: 'VisitorId' };
/** A person who signs in to the console. */
export type UserId = string & { readonly brand: 'UserId' };
/** A team of the desk. */
export type TeamId = string & { readonly brand: 'TeamId' };
/** A person we recognise. */
export type ContactId = string & { readonly brand: 'ContactId' };

/** What such an id looks like. */
export const ID = /^[A-Za-z0-9_-]{22}$/;

/** Parses a conversation id. */
export const conversationIdSchema = v.pipe(
  v.string(),
  v.regex(ID, 'must be 22 characters of base64url'),
  v.transform((id) => id as ConversationId),
);

/** Parses the id of a console user. */
export const userIdSchema = v.pipe(
  v.string(),
  v.regex(ID, 'must be 22 characters of base64url'),
  v.transform((id) => id as UserId),
);

/** Parses the id of a team. */
export const teamIdSchema = v.pipe(
  v.string(),
  v.regex(ID, 'must be 22 characters of base64url'),
  v.transform((id) => id as TeamId),
);

/** Parses the id of a contact. */
export const contactIdSchema = v.pipe(
  v.string(),
  v.regex(ID, 'must be 22 characters of base64url'),
  v.transform((id) => id as ContactId),
);

/** Parses the id a client gives to one command, so that a retry is recognised: 8–64 characters. */
export const clientIdSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_.-]{8,64}$/, 'must be 8 to 64 characters of A–Z a–z 0–9 _ . -'),
);

/** Parses a visitor's secret session token: 256 random bits, 43 characters of base64url. */
export const visitorTokenSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 43 characters of base64url'),
);
