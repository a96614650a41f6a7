/** The addresses of the ledger's pages with what they are asked for, so that a view survives a reload and can be sent to a colleague. */
import { GAP_KINDS, GAP_STATES, LEDGER_DAYS, RESULT_PARTS } from '../../protocol/ledger.ts';
import type { GapKind, GapState, LedgerDays, ResultPart } from '../../protocol/ledger.ts';
import { addressOf, gapAddress, resultAddress } from '../app/route.ts';

/** What the list of gaps is asked for. */
export interface GapFilters {
  days: LedgerDays;
  state: GapState;
  kind: GapKind | null;
  locale: string | null;
}

const params = (address: string) => new URL(address, 'http://console').searchParams;
const DAYS_USUAL: LedgerDays = 30;

/** The period of an address; the last 30 days where it names none. */
export function daysOf(address: string): LedgerDays {
  return LEDGER_DAYS.find((days) => String(days) === params(address).get('days')) ?? DAYS_USUAL;
}

/** The filters of an address; what is not understood asks for nothing. */
export function gapFiltersOf(address: string): GapFilters {
  const query = params(address);
  return {
    days: daysOf(address),
    state: GAP_STATES.find((state) => state === query.get('state')) ?? 'open',
    kind: GAP_KINDS.find((kind) => kind === query.get('kind')) ?? null,
    locale: query.get('language'),
  };
}

/** The list of gaps with filters. */
export function gapsAddress({ days, state, kind, locale }: GapFilters): string {
  return withQuery(addressOf('gaps'), { days: days === DAYS_USUAL ? null : String(days), state: state === 'open' ? null : state, kind, language: locale });
}

/** One gap over a period. */
export function gapPageAddress(gap: string, days: LedgerDays): string {
  return withQuery(gapAddress(gap), { days: days === DAYS_USUAL ? null : String(days) });
}

/** The results of all articles over a period. */
export function resultsAddress(days: LedgerDays): string {
  return withQuery(addressOf('results'), { days: days === DAYS_USUAL ? null : String(days) });
}

/** The part of an article's result that an address asks for. */
export function partOf(address: string): ResultPart {
  return RESULT_PARTS.find((part) => part === params(address).get('part')) ?? 'shown';
}

/** The questions behind one number of an article. */
export function resultPageAddress(slug: string, part: ResultPart, days: LedgerDays): string {
  return withQuery(resultAddress(slug), { part: part === 'shown' ? null : part, days: days === DAYS_USUAL ? null : String(days) });
}

function withQuery(path: string, query: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))).toString();
  return search === '' ? path : `${path}?${search}`;
}
