import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Field } from './field.tsx';

/** One line of text with what others have written there before, offered by the browser. */
export function Suggestions(props: {
  label: string;
  value: string;
  known: readonly string[];
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  problem?: string | null | undefined;
  maxLength?: number;
  required?: boolean;
}) {
  const list = useId();
  return (
    <Field label={props.label} hint={props.hint} problem={props.problem}>
      {(ids) => (
        <>
          <input {...ids} class="input" list={list} value={props.value} maxLength={props.maxLength} required={props.required} autoComplete="off" onInput={(event) => props.onInput(event.currentTarget.value)} />
          <datalist id={list}>
            {props.known.map((value) => (
              <option key={value} value={value}>{value}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
