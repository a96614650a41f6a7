import { HELP_TEXT_MAX } from '../../protocol/help-site-contract.ts';
import type { HelpSiteState } from '../../protocol/help-site-contract.ts';
import { EMAIL_MAX, NAME_MAX } from '../../protocol/limits.ts';
import { ColorField } from '../settings/color-field.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import type { HelpSiteDraft } from './help-site-draft.ts';
import type { HelpSiteModel } from './help-site-model.ts';
import { LinksField } from './links-field.tsx';
import { LogoField } from './logo-field.tsx';

/** The settings of the help site; nothing is stored before "Save". */
export function HelpSiteForm({ model, draft, stored }: { model: HelpSiteModel; draft: HelpSiteDraft; stored: HelpSiteState }) {
  const problems = model.problems.value;
  const { fallback, inboxes, locales } = stored;
  const blocked = Object.keys(problems).length > 0;
  const dirty = model.dirty.value;
  return (
    <form
      class="stack website-form"
      aria-label="Help site settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && dirty) void model.save();
      }}
    >
      <Toggle label="The help site is on" hint="Off: its addresses answer that there is nothing." checked={draft.isOn} onChange={(isOn) => model.edit({ isOn })} />
      <TextField label="Title" hint={`Empty: “${fallback.title}”.`} maxLength={NAME_MAX} value={draft.title} problem={problems['title']} onInput={(title) => model.edit({ title })} />
      <Field label="Words on the first page" hint="Under the greeting; plain text." problem={problems['homeText']}>
        {(ids) => <textarea class="input" {...ids} maxLength={HELP_TEXT_MAX} value={draft.homeText} onInput={(event) => model.edit({ homeText: event.currentTarget.value })} />}
      </Field>
      <LogoField model={model} logoUrl={draft.logoUrl} problem={problems['logoUrl']} />
      <fieldset class="stack-s">
        <legend class="field-label">Colour</legend>
        <Toggle label="Use the colour of the chat" checked={draft.color === null} onChange={(same) => model.edit({ color: same ? null : fallback.color })} />
        {draft.color !== null && <ColorField color={draft.color} problem={problems['color']} onChange={(color) => model.edit({ color })} />}
      </fieldset>
      <LinksField links={draft.links} problems={problems} onChange={(links) => model.edit({ links })} />
      <TextField
        label="Own domain"
        hint="Such as https://help.example.com, pointed at this server. Empty: the server’s own address."
        value={draft.origin}
        problem={problems['origin']}
        onInput={(origin) => model.edit({ origin })}
      />
      <Field label="Main language" hint="Its addresses carry no language; all others do. Languages appear with their first published article." problem={problems['locale']}>
        {(ids) => (
          <select class="input" {...ids} value={draft.locale} onChange={(event) => model.edit({ locale: event.currentTarget.value })}>
            {[...new Set([draft.locale, ...locales.map(({ locale }) => locale)])].map((locale) => (
              <option key={locale} value={locale}>
                {languageName(locale)} ({locales.find((known) => known.locale === locale)?.articles ?? 0} articles)
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Chat on its pages" hint="The inbox that questions go to.">
        {(ids) => (
          <select class="input" {...ids} value={draft.inbox} onChange={(event) => model.edit({ inbox: event.currentTarget.value })}>
            {inboxes.map(({ key, companyName }) => (
              <option key={key} value={key}>
                {companyName} ({key})
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label="E-mail address for readers"
        hint="Named beside the chat; readers without JavaScript have nothing else. Empty: none."
        type="email"
        maxLength={EMAIL_MAX}
        value={draft.contactEmail}
        problem={problems['contactEmail']}
        onInput={(contactEmail) => model.edit({ contactEmail })}
      />
      <Toggle label="Search machines may list it" hint="Off: every page asks not to be listed." checked={draft.isIndexed} onChange={(isIndexed) => model.edit({ isIndexed })} />
      <SaveBar model={model} blocked={blocked} />
    </form>
  );
}

function SaveBar({ model, blocked }: { model: HelpSiteModel; blocked: boolean }) {
  const dirty = model.dirty.value;
  const state = model.state.value;
  const refused = model.refused.value;
  return (
    <div class="save-bar row">
      <button type="submit" class="button button-primary button-large" disabled={!dirty || blocked || state === 'saving'}>
        Save
      </button>
      <button type="button" class="button button-large" disabled={!dirty || state === 'saving'} onClick={model.discard}>
        Discard changes
      </button>
      {dirty && !refused && <span class="muted small">{blocked ? 'Something above still has to be filled in or put right.' : 'Not saved yet.'}</span>}
      {refused && <Notice tone="danger">Not saved. {refused.message}</Notice>}
      {state === 'saved' && !dirty && <Notice tone="success">Saved. Readers see it with the next page.</Notice>}
    </div>
  );
}

function Toggle(props: { label: string; hint?: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <span>
        {props.label}
        {props.hint && <span class="field-hint"> {props.hint}</span>}
      </span>
    </label>
  );
}
