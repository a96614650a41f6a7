import { Plus, X } from 'lucide';
import type { Span } from '../../protocol/business-hours.ts';
import { SPANS_MAX } from '../../protocol/business-hours-contract.ts';
import { Icon } from '../ui/icon.tsx';
import { ALL_DAY, endsNextDay, oneMore } from './hours-draft.ts';

/** The open times of one day: none is closed. `path` is where its problems are found. */
export function SpansField({ label, spans, path, problems, onChange }: {
  label: string;
  spans: readonly Span[];
  path: string;
  problems: Readonly<Record<string, string>>;
  onChange: (spans: readonly Span[]) => void;
}) {
  const isAllDay = spans.length === 1 && spans[0]?.from === ALL_DAY.from && spans[0].to === ALL_DAY.to;
  const problem = spanProblem(path, spans, problems);
  return (
    <div class="spans" role="group" aria-label={label}>
      {spans.length === 0 && <span class="muted">Closed</span>}
      {isAllDay && <span>Open all day</span>}
      {!isAllDay &&
        spans.map((span, at) => (
          // Two empty spans differ by nothing but their place.
          <span key={at} class="span row">
            <TimeInput label={`${label}, opens`} value={span.from} onInput={(from) => onChange(replaced(spans, at, { ...span, from }))} />
            <span aria-hidden="true">–</span>
            <TimeInput label={`${label}, closes`} value={span.to === '24:00' ? '00:00' : span.to} onInput={(to) => onChange(replaced(spans, at, { ...span, to: to === '00:00' ? '24:00' : to }))} />
            {endsNextDay(span) && <span class="small muted">next day</span>}
            <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${span.from}–${span.to} on ${label}`} onClick={() => onChange(spans.filter((_, i) => i !== at))}>
              <Icon icon={X} />
            </button>
          </span>
        ))}
      <span class="row">
        {!isAllDay && spans.length < SPANS_MAX && (
          <button type="button" class="button button-quiet" aria-label={`Add hours on ${label}`} onClick={() => onChange(oneMore(spans))}>
            <Icon icon={Plus} />
            Add hours
          </button>
        )}
        {isAllDay ? (
          <button type="button" class="button button-quiet" aria-label={`Close on ${label}`} onClick={() => onChange([])}>Close</button>
        ) : (
          spans.length === 0 && (
            <button type="button" class="button button-quiet" aria-label={`Open all day on ${label}`} onClick={() => onChange([ALL_DAY])}>All day</button>
          )
        )}
      </span>
      {problem !== undefined && <p class="field-problem">{problem}</p>}
    </div>
  );
}

function TimeInput({ label, value, onInput }: { label: string; value: string; onInput: (value: string) => void }) {
  return <input class="input time-input" type="time" aria-label={label} value={value} onInput={(event) => onInput(event.currentTarget.value)} />;
}

const replaced = (spans: readonly Span[], at: number, span: Span): readonly Span[] => spans.map((before, i) => (i === at ? span : before));

/** One sentence for a day: a time that is missing comes before times that clash. */
function spanProblem(path: string, spans: readonly Span[], problems: Readonly<Record<string, string>>): string | undefined {
  if (spans.some(({ from, to }) => from === '' || to === '')) return 'Give both times, or remove the pair.';
  const found = Object.keys(problems).find((key) => key === path || key.startsWith(`${path}.`));
  return found === undefined ? undefined : `These hours ${problems[found]}.`;
}
