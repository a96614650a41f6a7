import express from 'express';
import type { Request, Response } from 'express';
import * as v from 'valibot';
import { FEEDBACK_REASONS } from '../../protocol/feedback-contract.ts';
import { addressBlock } from '../auth/index.ts';
import { ownOrigin } from '../http/own-origin.ts';
import { AppError } from '../kernel/errors.ts';
import { hashToken, randomId } from '../kernel/ids.ts';
import { parseInput } from '../kernel/parse-input.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import { HELP_ROOT } from './addresses.ts';
import type { HelpSources } from './help-sources.ts';
import type { PageContext } from './pages/page-frame.ts';
import { pathTo } from './pages/page-frame.ts';
import { VOTE_COMMENT_MAX } from './pages/vote-box.ts';
import { sendElsewhere } from './send-page-routes.ts';

/** What a vote needs. */
export interface VoteVisit {
  request: Request;
  response: Response;
  context: PageContext;
  sources: Pick<HelpSources, 'recordVote' | 'followSearch'>;
  votes: RateLimiter;
  slug: string;
  /** Whether the cookie may travel by https only. */
  secure: boolean;
}

/** Set with the first vote and read with the next: one reader, one vote on an article. It says nothing else. */
export const VOTER_COOKIE = 'porchlight_reader';

const VOTER_SECONDS = 180 * 24 * 60 * 60;
const BODY_MAX_BYTES = 16 * 1024;

const voteSchema = v.object({
  helped: v.picklist(['yes', 'no']),
  reason: v.optional(v.picklist(FEEDBACK_REASONS)),
  comment: v.optional(
    v.pipe(v.string(), v.maxLength(VOTE_COMMENT_MAX * 2), v.transform((text) => text.replaceAll('\r\n', '\n').trim().slice(0, VOTE_COMMENT_MAX))),
  ),
});

const followSchema = v.object({ s: v.pipe(v.string(), v.maxLength(40)) });

const readBody = express.urlencoded({ extended: false, limit: BODY_MAX_BYTES, parameterLimit: 10 });

/** Takes a vote from one of our own pages and leads back to the article. The same reader's next vote takes its place. */
export async function takeVote({ request, response, context, sources, votes, slug, secure }: VoteVisit): Promise<void> {
  if (!isFromOurPage(request)) throw new AppError('forbidden', 'Votes are taken from pages of the help site only.');
  await votes.take(addressBlock(request.ip ?? ''));
  const { helped, reason = null, comment = '' } = parseInput(voteSchema, await formOf(request, response));
  const known = cookieOf(request.headers.cookie);
  const reader = known ?? randomId();
  await sources.recordVote({
    slug,
    locale: context.language.article(slug)?.locale ?? context.language.tag,
    helped: helped === 'yes',
    reason: helped === 'yes' ? null : reason,
    comment: helped === 'yes' || comment === '' ? null : comment,
    voter: hashToken(`help:${reader}`).slice(0, 22),
  });
  // The form is the same for everybody; the address it stands at says which search led to it.
  const search = searchIdOf(referredBy(request).get('s'));
  if (search !== null) await sources.followSearch(search, { kind: 'voted', slug, helped: helped === 'yes' }).catch(() => undefined);
  response.cookie(VOTER_COOKIE, reader, { httpOnly: true, sameSite: 'strict', secure, path: HELP_ROOT, maxAge: VOTER_SECONDS * 1000 });
  const isDone = helped === 'no' && (reason !== null || comment !== '');
  sendElsewhere(response, `${pathTo(context, { at: 'article', slug })}?vote=${isDone ? 'sent' : helped}${search === null ? '' : `&s=${search}`}#_vote`, 303);
}

/** Hears that a reader went on from a search to the chat. */
export async function takeFollowUp({ request, response, sources, votes }: Pick<VoteVisit, 'request' | 'response' | 'sources' | 'votes'>): Promise<void> {
  if (!isFromOurPage(request)) throw new AppError('forbidden', 'This is taken from pages of the help site only.');
  await votes.take(addressBlock(request.ip ?? ''));
  const { s } = parseInput(followSchema, await formOf(request, response));
  const search = searchIdOf(s);
  if (search !== null) await sources.followSearch(search, { kind: 'asked_person' });
  response.status(204).end();
}

/** The id of a search in an address, or null where it is none. */
export function searchIdOf(value: string | null): string | null {
  return value !== null && /^s:[A-Za-z0-9_-]{22}$/.test(value) ? value : null;
}

function referredBy(request: Request): URLSearchParams {
  const from = request.get('referer') ?? '';
  return URL.canParse(from) ? new URL(from).searchParams : new URLSearchParams();
}

function formOf(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    readBody(request, response, (error?: unknown) => {
      if (error === undefined || error === null) resolve(request.body);
      else reject(new AppError('invalid_payload', 'The form cannot be read.', { cause: error }));
    });
  });
}

/** No other site may vote in a reader's name: browsers say where a form comes from, and cannot be made to lie about it. */
function isFromOurPage(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return ownOrigin([])(request.headers);
}

function cookieOf(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === VOTER_COOKIE && value !== undefined && /^[A-Za-z0-9_-]{22}$/.test(value)) return value;
  }
  return null;
}
