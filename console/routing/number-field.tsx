import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Field } from '../ui/field.tsx';

/** A whole number. What is being typed may be none for a moment; only numbers are told. */
export function NumberField({ label, hint, value, min, max, step = 1, disabled = false, problem, onChange }: {
  label: string;
  hint?: ComponentChildren;
  value: number;
  min: number;
  max: number;
  step?: number;
  disabled?: boolean;
  problem?: string | null | undefined;
  onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <input
          class="input number-input"
          type="number"
          {...ids}
          {...{ min, max, step, disabled }}
          value={typed ?? String(value)}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            if (text !== '' && Number.isFinite(Number(text))) onChange(Number(text));
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
}
