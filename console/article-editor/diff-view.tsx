import type { DiffPart, FieldDiff } from '../../protocol/article-desk.ts';
import { FIELD_WORDS } from './draft-changes.ts';

/** Text that both have is cut to this many characters on each side of a change. */
const AROUND = 160;

/** What differs between two texts, field by field: added is underlined and marked +, removed struck through and marked −. */
export function DiffView({ fields }: { fields: readonly FieldDiff[] }) {
  if (fields.length === 0) return <p class="muted small">Nothing differs.</p>;
  return (
    <dl class="diff">
      {fields.map(({ field, parts }) => (
        <div key={field}>
          <dt class="field-label">{FIELD_WORDS[field]}</dt>
          <dd class="diff-text">
            {parts.map((part, at) => (
              <Part key={at} part={part} isFirst={at === 0} isLast={at === parts.length - 1} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ part: { kind, text }, isFirst, isLast }: { part: DiffPart; isFirst: boolean; isLast: boolean }) {
  if (kind === 'same') return <>{shortened(text, isFirst, isLast)}</>;
  const isAdded = kind === 'added';
  const Mark = isAdded ? 'ins' : 'del';
  return (
    <Mark>
      <span class="diff-sign" aria-hidden="true">{isAdded ? '+' : '−'}</span>
      <span class="sr-only">{isAdded ? ' added: ' : ' removed: '}</span>
      {text}
      <span class="sr-only">{isAdded ? ' (end of what was added) ' : ' (end of what was removed) '}</span>
    </Mark>
  );
}

/** The words beside a change; the middle of a long part says how much was left out. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? 0 : AROUND;
  const tail = isLast ? 0 : AROUND;
  if (text.length <= head + tail + AROUND) return text;
  return `${text.slice(0, head)}\n[… ${text.length - head - tail} characters that both have …]\n${tail === 0 ? '' : text.slice(-tail)}`;
}
