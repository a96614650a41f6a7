import { GAP_KINDS, GAP_STATES } from '../../protocol/ledger.ts';
import type { GapKind, GapState } from '../../protocol/ledger.ts';
import { useConsole } from '../app/console-context.ts';
import { languageName } from '../ui/language-name.ts';
import { DaysPicker } from './days-picker.tsx';
import { gapsAddress } from './ledger-address.ts';
import type { GapFilters } from './ledger-address.ts';
import { GAP_STATE_WORDS, KIND_WORDS } from './ledger-words.ts';

/** Period, state, reason and language of the gaps that are listed. */
export function GapFilterBar({ filters, counts, locales }: {
  filters: GapFilters;
  counts: Readonly<Record<GapState, number>> | null;
  locales: readonly string[];
}) {
  const { router } = useConsole();
  const go = (change: Partial<GapFilters>) => router.go(gapsAddress({ ...filters, ...change }), { replace: true });
  const offered = filters.locale === null || locales.includes(filters.locale) ? locales : [...locales, filters.locale];
  return (
    <div class="stack-s">
      <div class="row spread">
        <div class="row" role="group" aria-label="State">
          {GAP_STATES.map((state) => (
            <button key={state} type="button" class="button filter-chip" aria-pressed={filters.state === state} onClick={() => go({ state })}>
              {GAP_STATE_WORDS[state]} {counts && <span class="chip chip-count">{counts[state]}</span>}
            </button>
          ))}
        </div>
        <DaysPicker days={filters.days} onChange={(days) => go({ days })} />
      </div>
      <div class="filter-fields">
        <label class="field">
          <span class="field-label">Why</span>
          <select class="input input-small" value={filters.kind ?? ''} onChange={(event) => go({ kind: (event.currentTarget.value || null) as GapKind | null })}>
            <option value="">Any reason</option>
            {GAP_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind].chip}
              </option>
            ))}
          </select>
        </label>
        {offered.length > 1 && (
          <label class="field">
            <span class="field-label">Language</span>
            <select class="input input-small" value={filters.locale ?? ''} onChange={(event) => go({ locale: event.currentTarget.value || null })}>
              <option value="">All</option>
              {offered.map((locale) => (
                <option key={locale} value={locale}>
                  {languageName(locale)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </div>
  );
}
