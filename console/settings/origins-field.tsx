import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { Plus, X } from 'lucide';
import { originSchema } from '../../protocol/settings-fields.ts';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/field.tsx';

/** The websites that may embed the widget. */
export function OriginsField({ origins, onChange }: { origins: readonly string[]; onChange: (origins: readonly string[]) => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const parsed = v.safeParse(originSchema, typed);
    if (!parsed.success) return setProblem(`This ${parsed.issues[0].message}.`);
    if (origins.includes(parsed.output)) return setProblem('This one is in the list already.');
    setTyped('');
    setProblem(null);
    onChange([...origins, parsed.output]);
  };
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Websites that may embed the widget</legend>
      {origins.length === 0 ? (
        <p class="muted small">None yet: only this server’s own pages show the widget.</p>
      ) : (
        <ul class="origins" aria-label="Allowed websites">
          {origins.map((origin) => (
            <li key={origin} class="row spread">
              <span class="origin">{origin}</span>
              <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${origin}`} onClick={() => onChange(origins.filter((other) => other !== origin))}>
                <Icon icon={X} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="adder">
        <TextField
          label="Add a website"
          type="text"
          hint="Scheme and host, such as https://shop.example.com"
          value={typed}
          problem={problem}
          onInput={(value) => {
            setTyped(value);
            setProblem(null);
          }}
          onEnter={add}
        />
        <button type="button" class="button" disabled={typed.trim() === ''} onClick={add}>
          <Icon icon={Plus} />
          Add
        </button>
      </div>
    </fieldset>
  );
}
