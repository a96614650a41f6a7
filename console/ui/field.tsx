import { useEffect, useId, useRef } from 'preact/hooks';
import type { ComponentChildren, TargetedInputEvent } from 'preact';

/** What a field's control needs to be named and described. */
export interface FieldIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

/** A label, a control, a hint and what is wrong with the value. */
export function Field(props: {
  label: string;
  hint?: ComponentChildren;
  problem?: string | null | undefined;
  children: (ids: FieldIds) => ComponentChildren;
}) {
  const id = useId();
  const describedBy = [props.hint ? `${id}-hint` : '', props.problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      {props.children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': Boolean(props.problem) })}
      {props.hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.problem && (
        <p class="field-problem" id={`${id}-problem`}>
          {props.problem}
        </p>
      )}
    </div>
  );
}

/** A field with one line of text. */
export function TextField(props: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  problem?: string | null | undefined;
  type?: 'text' | 'email' | 'password' | 'date' | 'url';
  autocomplete?: string;
  autoFocus?: boolean;
  required?: boolean;
  maxLength?: number;
  /** Enter does this instead of sending the form around the field. */
  onEnter?: () => void;
}) {
  const { label, hint, problem, onInput, onEnter, type = 'text', ...rest } = props;
  const input = useRef<HTMLInputElement>(null);
  // The attribute alone works only once in the life of a page.
  useEffect(() => {
    if (rest.autoFocus) input.current?.focus();
  }, []);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <input
          ref={input}
          class="input"
          {...ids}
          {...rest}
          // The attribute's type allows only one kind of input at a time.
          type={type as 'text'}
          onInput={(event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onEnter) return;
            event.preventDefault();
            onEnter();
          }}
        />
      )}
    </Field>
  );
}
