import { NAME_MAX } from '../../protocol/limits.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { ColorField } from './color-field.tsx';
import { OriginsField } from './origins-field.tsx';
import { TopicsField } from './topics-field.tsx';
import type { WebsiteDraft } from './website-draft.ts';
import type { WebsiteModel } from './website-model.ts';

/** The settings of one inbox; nothing is stored before "Save". */
export function WebsiteForm({ model, draft }: { model: WebsiteModel; draft: WebsiteDraft }) {
  const problems = model.problems.value;
  const refused = model.refused.value;
  const state = model.state.value;
  const dirty = model.dirty.value;
  const blocked = Object.keys(problems).length > 0;
  return (
    <form
      class="stack website-form"
      aria-label="Website settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && dirty) void model.save();
      }}
    >
      <TextField label="Company name" maxLength={NAME_MAX} value={draft.companyName} onInput={(companyName) => model.edit({ companyName })} problem={problems['companyName']} />
      <Field label="Greeting" hint="The first words in the widget." problem={problems['greeting']}>
        {(ids) => (
          <textarea class="input" {...ids} maxLength={500} value={draft.greeting} onInput={(event) => model.edit({ greeting: event.currentTarget.value })} />
        )}
      </Field>
      <ColorField color={draft.color} problem={problems['color']} onChange={(color) => model.edit({ color })} />
      <TopicsField topics={draft.topics} problems={problems} onChange={(topics) => model.edit({ topics })} />
      <OriginsField origins={draft.origins} onChange={(origins) => model.edit({ origins })} />
      <fieldset class="stack-s">
        <legend class="field-label">Bot and survey</legend>
        <Toggle label="The bot answers first" hint="Off: every conversation goes straight to people." checked={draft.hasBot} onChange={(hasBot) => model.edit({ hasBot })} />
        <Toggle
          label="Agents see what customers type before they send it"
          hint="Off unless you choose it. The widget tells customers so below the box."
          checked={draft.showsUnsent ?? false}
          onChange={(showsUnsent) => model.edit({ showsUnsent })}
        />
        <Toggle label="Offer the survey after each conversation" checked={draft.surveyOn} onChange={(surveyOn) => model.edit({ surveyOn })} />
        <Toggle
          label="Also when the customer just stayed away"
          hint="A conversation ends by itself when the customer is silent for a day."
          checked={draft.surveyAfterAbsence}
          disabled={!draft.surveyOn}
          onChange={(surveyAfterAbsence) => model.edit({ surveyAfterAbsence })}
        />
      </fieldset>
      <div class="save-bar row">
        <button type="submit" class="button button-primary button-large" disabled={!dirty || blocked || state === 'saving'}>
          Save
        </button>
        <button type="button" class="button button-large" disabled={!dirty || state === 'saving'} onClick={model.discard}>
          Discard changes
        </button>
        {dirty && !refused && <span class="muted small">{blocked ? 'Something above still has to be filled in or put right.' : 'Not saved yet.'}</span>}
        {refused && <Notice tone="danger">Not saved. {refused.message}</Notice>}
        {state === 'saved' && !dirty && <Notice tone="success">Saved. Pages that load the widget from now on show it.</Notice>}
      </div>
    </form>
  );
}

function Toggle(props: { label: string; hint?: string; checked: boolean; disabled?: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={props.checked} disabled={props.disabled} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <span>
        {props.label}
        {props.hint && <span class="field-hint"> {props.hint}</span>}
      </span>
    </label>
  );
}
