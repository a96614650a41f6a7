import { createHash, randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ErrorCode } from '../../protocol/errors.ts';
import { addressBlock } from '../auth/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import { translateStoreError } from '../storage/store-errors.ts';
import type { HelpPlace } from './addresses.ts';
import { HELP_ROOT, addressOf, placeAt } from './addresses.ts';
import { drawArticle, drawListing, drawSearch, fateOf, placeIn } from './draw-place.ts';
import { helpHeaders } from './help-headers-routes.ts';
import type { HelpSources } from './help-sources.ts';
import { atomFeed } from './machine/atom-feed.ts';
import { keptPage } from './page-store.ts';
import type { PageContext } from './pages/page-frame.ts';
import { contextFor } from './pages/page-frame.ts';
import type { Problem } from './pages/problem-page.ts';
import { problemPage } from './pages/problem-page.ts';
import { voteStep } from './pages/vote-box.ts';
import type { HelpState } from './site-keeper.ts';
import { sendElsewhere, sendPage } from './send-page-routes.ts';
import { searchIdOf, takeFollowUp, takeVote } from './vote-routes.ts';

/** What the routes stand on. */
export interface HelpRouteParts {
  current(): Promise<HelpState>;
  sources: HelpSources;
  publicUrl: string;
  /** Counts searches by address, and votes. */
  searches: RateLimiter;
  votes: RateLimiter;
}

/** Words of a search that are looked for, in characters; what comes after is left out. */
const QUERY_MAX = 1_000;

/** Everything below `/help`. Where the site is off, nothing is. */
export function helpRoutes(parts: HelpRouteParts): RequestHandler {
  const visitorOf = dailyVisitors();
  return async (request, response, next) => {
    const state = await parts.current();
    if (!state.settings.isOn) {
      next();
      return;
    }
    helpHeaders(response, parts.publicUrl, state.settings.origin);
    const { pathname, searchParams } = new URL(request.originalUrl, 'http://help');
    if (await sendFile(request, response, pathname, state)) return;
    const place = placeAt(pathname.slice(HELP_ROOT.length), state.site);
    const context = contextFor(state.site, place?.locale ?? state.site.main, state.files);
    try {
      await answer({ ...parts, state, visitorOf, request, response, pathname, searchParams, context, place });
    } catch (error) {
      await answerError(error, context, request, response, next);
    }
  };
}

interface Visit extends HelpRouteParts {
  state: HelpState;
  visitorOf(request: Request): string;
  request: Request;
  response: Response;
  pathname: string;
  searchParams: URLSearchParams;
  context: PageContext;
  place: HelpPlace | null;
}

async function answer(visit: Visit): Promise<void> {
  const { state, sources, request, response, pathname, searchParams, context, place } = visit;
  const { site } = state;
  if (place === null) return sendProblem(visit, 'not_found');
  if (place.at === 'vote') {
    if (request.method === 'POST' && fateOf(place, site, sources).kind === 'here') return takeVote({ ...visit, slug: place.slug, secure: visit.publicUrl.startsWith('https:') });
    return sendElsewhere(response, placeIn(place, place.locale, site), 303);
  }
  if (place.at === 'search' && request.method === 'POST') return takeFollowUp(visit);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return void response.status(405).end();
  }
  const wanted = searchParams.get('lang');
  if (wanted !== null) return sendElsewhere(response, placeIn(place, wanted, site), 302);
  if (!site.locales.includes(place.locale)) return sendElsewhere(response, placeIn(place, place.locale, site), 302);
  // Before anything is looked for: `/help/` and `/help/DE` are no pages of their own.
  const proper = addressOf(place, site);
  if (pathname !== proper) return sendElsewhere(response, `${proper}${queryOf(request)}`, 301);
  const fate = fateOf(place, site, sources);
  if (fate.kind === 'moved') return sendElsewhere(response, fate.to, fate.forGood ? 301 : 302);
  if (fate.kind !== 'here') return sendProblem(visit, fate.kind);
  if (place.at === 'search') return answerSearch(visit);
  if (place.at === 'feed') {
    const feed = await state.pages.get(proper, async () => ({ status: 200, body: atomFeed(site, context.language) }));
    return sendPage(request, response, feed, 'application/atom+xml');
  }
  const step = voteStep(searchParams.get('vote'));
  const search = searchIdOf(searchParams.get('s'));
  if (search !== null && place.at === 'article' && isVisit(request)) await sources.followSearch(search, { kind: 'opened', slug: place.slug }).catch(() => undefined);
  const draw = place.at === 'article' ? () => drawArticle(context, place.slug, step, sources) : async () => drawListing(context, place);
  await sendPage(request, response, await state.pages.get(place.at === 'article' ? `${proper}?${step}` : proper, draw), 'text/html');
}

async function answerSearch({ request, response, searchParams, context, sources, searches, visitorOf }: Visit): Promise<void> {
  const query = (searchParams.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, QUERY_MAX);
  if (query !== '') await searches.take(addressBlock(request.ip ?? ''));
  const page = await drawSearch(context, query, sources, async (found) => {
    if (query === '' || !isVisit(request)) return null;
    const { inbox } = context.site.identity;
    // A reader must not miss what was found because it cannot be written down.
    return sources.recordSearch({ query, locale: context.language.tag, found, visitor: visitorOf(request), inbox }).catch(() => null);
  });
  await sendPage(request, response, keptPage(page), 'text/html');
}

const FILE_TYPES = { style: 'text/css', script: 'text/javascript', icon: 'image/svg+xml' } as const;

/** Somebody who looks, not a browser that looks ahead. */
function isVisit(request: Request): boolean {
  return request.method === 'GET' && !/prefetch|prerender/i.test(`${request.get('sec-purpose') ?? ''}${request.get('purpose') ?? ''}`);
}

/** The files of the pages. One of an older page gets what there is now, which is not kept. */
async function sendFile(request: Request, response: Response, path: string, { files, contents }: HelpState): Promise<boolean> {
  const name = /^\/help\/(style|script|icon)-[0-9a-f]{12}\.(?:css|js|svg)$/.exec(path)?.[1] as keyof typeof FILE_TYPES | undefined;
  if (name === undefined) return false;
  await sendPage(request, response, contents[name], FILE_TYPES[name], path === files[name] ? 'for_good' : 'ask');
  return true;
}

async function sendProblem({ request, response, context, place }: Visit, problem: Problem): Promise<void> {
  const words = place !== null && 'slug' in place ? place.slug.replaceAll('-', ' ') : '';
  await sendPage(request, response, keptPage(problemPage(context, problem, words)), 'text/html');
}

const PROBLEMS: Readonly<Partial<Record<ErrorCode, Problem>>> = {
  not_found: 'not_found',
  rate_limited: 'too_many',
  invalid_payload: 'bad',
  forbidden: 'bad',
  too_large: 'bad',
  unavailable: 'away',
};

async function answerError(error: unknown, context: PageContext, request: Request, response: Response, next: NextFunction): Promise<void> {
  const known = translateStoreError(error);
  const problem = known instanceof AppError ? PROBLEMS[known.code] : undefined;
  if (problem === undefined) {
    next(error);
    return;
  }
  if (known instanceof AppError && known.retryAfterMs !== undefined) response.setHeader('Retry-After', String(Math.ceil(known.retryAfterMs / 1000)));
  await sendPage(request, response, keptPage(problemPage(context, problem === 'away' && request.method === 'POST' ? 'not_stored' : problem)), 'text/html');
}

function queryOf({ originalUrl }: Request): string {
  const at = originalUrl.indexOf('?');
  return at === -1 ? '' : originalUrl.slice(at);
}

/**
 * Tells visitors apart for a day without a cookie: a hash of address and browser, salted with what nobody knows and what
 * is another one tomorrow.
 */
function dailyVisitors(): (request: Request) => string {
  let day = '';
  let salt = randomBytes(32);
  return (request) => {
    const today = new Date().toISOString().slice(0, 10);
    if (today !== day) salt = randomBytes(32);
    day = today;
    const from = `${addressBlock(request.ip ?? '')} ${request.get('user-agent') ?? ''}`;
    return createHash('sha256').update(salt).update(from).digest('base64url').slice(0, 22);
  };
}
