import { Field } from '../ui/field.tsx';

/** The sentence that a version carries. */
export function WhyField({ label = 'Why', value, onInput }: { label?: string; value: string; onInput: (value: string) => void }) {
  return (
    <Field label={label} hint="For the history: your colleagues read it when they look back.">
      {(ids) => <input {...ids} class="input" maxLength={300} value={value} onInput={(event) => onInput(event.currentTarget.value)} />}
    </Field>
  );
}
