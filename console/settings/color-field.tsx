import { AA_TEXT, contrastRatio, isReadable, nearestReadable, onColor } from '../../protocol/contrast.ts';
import { Field } from '../ui/field.tsx';

const COLOR = /^#[0-9a-f]{6}$/i;

/** The company's colour. Text on it is white or dark, whichever reads better; a colour that neither can be read on is refused. */
export function ColorField({ color, problem, onChange }: { color: string; problem: string | undefined; onChange: (color: string) => void }) {
  const valid = COLOR.test(color);
  const readable = valid && isReadable(color);
  return (
    <div class="stack-s">
      <Field label="Colour" problem={valid && !readable ? refusal(color) : problem} hint={readable ? praise(color) : null}>
        {(ids) => (
          <div class="row">
            <input
              class="color-well"
              type="color"
              aria-label="Pick the colour"
              value={valid ? color : '#000000'}
              onInput={(event) => onChange(event.currentTarget.value)}
            />
            <input class="input color-text" {...ids} maxLength={7} spellcheck={false} value={color} onInput={(event) => onChange(event.currentTarget.value.trim().toLowerCase())} />
          </div>
        )}
      </Field>
      {valid && !readable && (
        <div>
          <button type="button" class="button" onClick={() => onChange(nearestReadable(color))}>
            <span class="color-sample" style={{ background: nearestReadable(color) }} aria-hidden="true" />
            Use {nearestReadable(color)}, the nearest that works
          </button>
        </div>
      )}
    </div>
  );
}

const ratio = (color: string) => contrastRatio(color, onColor(color)).toFixed(1);
const textName = (color: string) => (onColor(color) === '#ffffff' ? 'White' : 'Dark');

const praise = (color: string) => `${textName(color)} text on it, contrast ${ratio(color)} : 1.`;
const refusal = (color: string) =>
  `Text on this colour cannot be read well: the best contrast is ${ratio(color)} : 1 and has to be ${AA_TEXT} : 1.`;
