import { X } from 'lucide';
import { isFieldPattern, patternExample } from '../../protocol/field-pattern.ts';
import type { FieldKind, TopicField } from '../../protocol/topics.ts';
import { FIELD_KINDS } from '../../protocol/topics.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { KIND_WORDS, LABEL_LANGUAGES } from './topic-words.ts';

/** One field of a topic. */
export function TopicFieldRow({ field, path, problems, onChange, onRemove }: {
  field: TopicField;
  path: string;
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<TopicField>) => void;
  onRemove: () => void;
}) {
  const { label, kind, pattern, translations } = field;
  return (
    <li class="topic-field">
      <TextField label="What it is called" maxLength={60} value={label} onInput={(next) => onChange({ label: next })} problem={problems[`${path}.label`] && 'Give it a name.'} />
      <Field label="What it holds">
        {(ids) => (
          <select class="input" {...ids} value={kind} onChange={(event) => onChange(kindChange(event.currentTarget.value as FieldKind, pattern))}>
            {FIELD_KINDS.map((each) => (
              <option key={each} value={each}>{KIND_WORDS[each]}</option>
            ))}
          </select>
        )}
      </Field>
      <button type="button" class="button button-quiet button-icon" aria-label={`Remove the field ${label || 'without a name'}`} onClick={onRemove}>
        <Icon icon={X} />
      </button>
      {kind === 'code' && (
        <TextField
          label="Form"
          maxLength={40}
          value={pattern ?? ''}
          hint={isFieldPattern(pattern ?? '') ? `# a digit, ? a letter, * either, + one or more. Such as ${patternExample(pattern ?? '')}.` : '# a digit, ? a letter, * either, + one or more: HP-####### is HP-1234567.'}
          problem={problems[`${path}.pattern`] && 'Put in at least one #, ? or *, and + only behind one of them.'}
          onInput={(next) => onChange({ pattern: next })}
        />
      )}
      <details class="topic-translations">
        <summary class="small">In other languages</summary>
        <div class="translations">
          {LABEL_LANGUAGES.map((language) => (
            <TextField key={language} label={languageName(language)} maxLength={60} value={translations[language] ?? ''} onInput={(next) => onChange({ translations: translated(translations, language, next) })} />
          ))}
        </div>
      </details>
    </li>
  );
}

const kindChange = (kind: FieldKind, pattern: string | null): Partial<TopicField> => ({ kind, pattern: kind === 'code' ? (pattern ?? '####') : null });

function translated(translations: Readonly<Record<string, string>>, language: string, label: string): Readonly<Record<string, string>> {
  const { [language]: _before, ...others } = translations;
  return label.trim() === '' ? others : { ...others, [language]: label };
}
