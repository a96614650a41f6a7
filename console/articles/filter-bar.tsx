import { useEffect, useRef, useState } from 'preact/hooks';
import { X } from 'lucide';
import { DESK_STATES } from '../../protocol/article-desk.ts';
import type { ArticleCounts, ArticleNeed } from '../../protocol/article-desk.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { articlesAddress, isFiltered, NEED_WORDS, STATE_WORDS, unfiltered } from './article-filters.ts';
import type { ArticleFilters } from './article-filters.ts';

/** Typing that pauses this long is searched for, in milliseconds. */
const PAUSE_MS = 250;

/** Search, what articles need, and the fields to narrow the list by. */
export function FilterBar({ filters, counts }: { filters: ArticleFilters; counts: ArticleCounts | null }) {
  const { router } = useConsole();
  const [text, setText] = useState(filters.text);
  const box = useRef<HTMLInputElement>(null);
  const sought = useRef(filters.text);
  const go = (change: Partial<ArticleFilters>) => router.go(articlesAddress(filters, change), { replace: true });
  useShortcuts({ '/': () => box.current?.focus() });
  useEffect(() => {
    // Cleared, or come back to: the box shows what the list shows.
    if (filters.text !== sought.current) setText(filters.text);
    sought.current = filters.text;
  }, [filters.text]);
  useEffect(() => {
    if (text === sought.current) return;
    const timer = setTimeout(() => {
      sought.current = text;
      go({ text });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, filters]);
  const needs = (Object.keys(NEED_WORDS) as ArticleNeed[]).filter((need) => filters.need === need || (counts?.needs[need] ?? 0) > 0);
  const narrow = isFiltered(filters);
  return (
    <div class="stack-s" role="search" aria-label="Filter the articles">
      <div class="filter-fields">
        <label class="field filter-search">
          <span class="field-label">Search</span>
          <input ref={box} class="input input-small" type="search" placeholder="Title, address, question or tag" maxLength={200} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <div class="filter-choices">
          <Choice label="State" value={filters.state} onChoose={(state) => go({ state: state as ArticleFilters['state'] })} options={DESK_STATES.map((state) => ({ value: state, label: `${STATE_WORDS[state]}${counts ? ` (${counts.states[state]})` : ''}` }))} any="All but archived" />
          <Choice label="Language" value={filters.locale} onChoose={(locale) => go({ locale })} options={optionsOf(counts?.locales, filters.locale, languageName)} />
          <Choice label="Readers" value={filters.audience} onChoose={(audience) => go({ audience: audience as ArticleFilters['audience'] })} options={[{ value: 'public', label: 'Everybody' }, { value: 'tiers', label: 'Some tiers' }, { value: 'agents', label: 'Agents only' }]} />
          <Choice label="Owner" value={filters.owner} onChoose={(owner) => go({ owner })} options={[{ value: '', label: 'Without an owner' }, ...optionsOf(counts?.owners, filters.owner || null)]} />
          <Choice label="Tag" value={filters.tag} onChoose={(tag) => go({ tag })} options={optionsOf(counts?.tags, filters.tag)} />
        </div>
      </div>
      {(needs.length > 0 || narrow) && (
        <div class="row" role="group" aria-label="What articles need">
          {needs.map((need) => (
            <button key={need} type="button" class="button filter-chip" aria-pressed={filters.need === need} onClick={() => go({ need: filters.need === need ? null : need })}>
              {NEED_WORDS[need]} <span class="chip chip-count">{counts?.needs[need] ?? 0}</span>
            </button>
          ))}
          {narrow && (
            <button type="button" class="button button-quiet" onClick={() => router.go(articlesAddress(unfiltered(filters)))}>
              <Icon icon={X} />
              Clear the filters
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** What the counts know, and what is chosen even where nothing has it any more. */
function optionsOf(known: readonly { name: string; articles: number }[] = [], chosen: string | null, words = (name: string) => name) {
  const options = known.map(({ name, articles }) => ({ value: name, label: `${words(name)} (${articles})` }));
  return chosen === null || known.some(({ name }) => name === chosen) ? options : [...options, { value: chosen, label: words(chosen) }];
}

/** Stands for "any" in a select, where the empty text is a value of its own. */
const ANY = '\u0000';

function Choice({ label, value, options, any = 'All', onChoose }: {
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  any?: string;
  onChoose: (value: string | null) => void;
}) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select class="input input-small" value={value ?? ANY} onChange={(event) => onChoose(event.currentTarget.value === ANY ? null : event.currentTarget.value)}>
        <option value={ANY}>{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
