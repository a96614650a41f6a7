import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { DraftContent, DraftField } from '../../protocol/article-desk.ts';
import { Notice } from '../ui/notice.tsx';
import { FIELD_WORDS, valueWords } from './draft-changes.ts';

/** Two texts were changed in the same place: both side by side, and for each field the choice which goes on. Nothing is lost before that. */
export function ConflictView({ title, children, mine, theirs, fields, by, onDecide }: {
  title: string;
  /** Where both texts are until it is decided. */
  children: ComponentChildren;
  mine: DraftContent;
  theirs: DraftContent;
  fields: readonly DraftField[];
  /** Where the other text is from. */
  by: string;
  onDecide: (choices: Partial<DraftContent>) => void;
}) {
  const [chosen, setChosen] = useState<Partial<Record<DraftField, 'mine' | 'theirs' | 'both'>>>({});
  const [texts, setTexts] = useState<Partial<Record<'title' | 'summary' | 'body', string>>>({});
  const ready = fields.every((field) => chosen[field] !== undefined);
  const choose = (field: DraftField, which: 'mine' | 'theirs' | 'both') => setChosen({ ...chosen, [field]: which });
  const decide = () => {
    const choices = fields.map((field) => {
      const which = chosen[field];
      if (which === 'both' && isText(field)) return [field, texts[field] ?? joined(mine[field], theirs[field], field)];
      if (which === 'both' && (field === 'questions' || field === 'tags')) return [field, [...new Set([...theirs[field], ...mine[field]])]];
      return [field, (which === 'theirs' ? theirs : mine)[field]];
    });
    onDecide(Object.fromEntries(choices) as Partial<DraftContent>);
  };
  return (
    <section class="stack conflict" aria-labelledby="conflict-title">
      <Notice tone="warning">
        <h2 id="conflict-title" class="panel-title">{title}</h2>
        {children}
      </Notice>
      {fields.map((field) => (
        <fieldset key={field} class="card card-body stack-s">
          <legend class="field-label">{FIELD_WORDS[field]}</legend>
          <div class="conflict-sides">
            <Side name={field} label="Yours" value={valueWords(field, mine)} checked={chosen[field] === 'mine'} onChoose={() => choose(field, 'mine')} />
            <Side name={field} label={by} value={valueWords(field, theirs)} checked={chosen[field] === 'theirs'} onChoose={() => choose(field, 'theirs')} />
          </div>
          {(isText(field) || field === 'questions' || field === 'tags') && (
            <label class="choice">
              <input type="radio" name={`conflict-${field}`} checked={chosen[field] === 'both'} onChange={() => choose(field, 'both')} />
              {isText(field) ? 'Write it from both' : 'Take all of both'}
            </label>
          )}
          {chosen[field] === 'both' && isText(field) && (
            <textarea
              class="input"
              rows={field === 'body' ? 14 : 2}
              aria-label={`${FIELD_WORDS[field]} from both`}
              value={texts[field] ?? joined(mine[field], theirs[field], field)}
              onInput={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
            />
          )}
        </fieldset>
      ))}
      <div class="row">
        <button type="button" class="button button-primary" disabled={!ready} onClick={decide}>
          Save this
        </button>
        {!ready && <span class="muted small">Choose for each field first.</span>}
      </div>
    </section>
  );
}

const isText = (field: DraftField): field is 'title' | 'summary' | 'body' => field === 'title' || field === 'summary' || field === 'body';

/** To write from: theirs, then one's own. */
const joined = (mine: string, theirs: string, field: DraftField) => [theirs, mine].join(field === 'body' ? '\n\n' : ' ');

function Side({ name, label, value, checked, onChoose }: { name: string; label: string; value: string; checked: boolean; onChoose: () => void }) {
  return (
    <div class="conflict-side">
      <label class="choice">
        <input type="radio" name={`conflict-${name}`} checked={checked} onChange={onChoose} />
        <strong>{label}</strong>
      </label>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <pre class="conflict-text" tabIndex={0} aria-label={label}>
        {value === '' ? '(nothing)' : value}
      </pre>
    </div>
  );
}
