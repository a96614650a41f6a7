import { useEffect, useState } from 'preact/hooks';
import { Plus, X } from 'lucide';
import { MAIL_ADDRESSES_MAX } from '../../protocol/mail-contract.ts';
import type { MailSettings, MailStanding } from '../../protocol/mail-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { createMailModel } from './mail-model.ts';

/** How mail stands, and which mails begin conversations. */
export function MailPage() {
  const { client } = useConsole();
  const [model] = useState(() => createMailModel(client));
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  const { standing, draft, refused } = { standing: model.standing.value, draft: model.draft.value, refused: model.refused.value };
  return (
    <SettingsLayout current="mail" title="Mail">
      <p class="page-intro">What a customer has not seen in the chat goes out by e-mail, and their answers come back into the conversation. The servers are set where Porchlight is installed, by its environment; how it stands is shown here.</p>
      {draft === null && refused === null && <Skeleton rows={4} shape="row" label="Loading the settings" />}
      {draft === null && refused !== null && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>The settings could not be loaded. {refused.message}</Notice>
      )}
      {standing !== null && <Standing standing={standing} tried={model.tried.value} onTry={() => void model.tryMail()} />}
      {standing !== null && draft !== null && (
        <form
          class="stack website-form"
          aria-label="Mails that begin conversations"
          onSubmit={(event) => {
            event.preventDefault();
            void model.save();
          }}
        >
          <h2>Mails that begin conversations</h2>
          <Addresses draft={draft} inboxes={model.inboxes.value} problems={model.problems.value} onChange={model.edit} />
          <div class="save-bar row">
            <button type="submit" class="button button-primary button-large" disabled={!model.dirty.value || Object.keys(model.problems.value).length > 0 || model.saving.value}>Save</button>
            <button type="button" class="button button-large" disabled={!model.dirty.value} onClick={model.discard}>Discard changes</button>
            {refused?.code === 'conflict' && (
              <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.takeTheirs()}>Show theirs</button>}>Not saved: somebody else has changed this meanwhile.</Notice>
            )}
            {refused !== null && refused.code !== 'conflict' && <Notice tone="danger">Not saved. {refused.message}</Notice>}
            {model.saved.value && !model.dirty.value && <Notice tone="success">Saved. It counts for mails that come from now on.</Notice>}
          </div>
        </form>
      )}
      <LeaveGuard dirty={model.dirty.value} text="You have changed settings that are not saved yet. They are lost when you leave this page." />
    </SettingsLayout>
  );
}

function Standing({ standing, tried, onTry }: { standing: MailStanding; tried: { to: string; sent: boolean; reason: string | null } | 'under way' | null; onTry: () => void }) {
  const { out, outReason, from, imap, imapReason, webhook, webhookUrl, replyAddress, unseenMinutes } = standing;
  return (
    <section class="stack" aria-label="How mail stands">
      {out === 'off' && <Notice tone="info">No mail goes out: set SMTP_URL and MAIL_FROM where Porchlight is installed. Until then, invitations and resets show a link to copy, and customers are not promised any mail.</Notice>}
      {out === 'fails' && <Notice tone="danger">Mail cannot go out now. {outReason} Mails are kept and tried again.</Notice>}
      <dl class="mail-facts">
        <dt>Mails go out</dt>
        <dd>{{ off: 'no', untried: 'not tried yet', works: `yes, from ${from ?? ''}`, fails: 'not now' }[out]}</dd>
        <dt>An unseen reply goes out</dt>
        <dd>{out === 'off' ? 'never' : unseenMinutes === 0 ? 'at once' : unseenMinutes === 1 ? 'after one minute' : `after ${unseenMinutes} minutes`}</dd>
        <dt>Replies come back by mailbox (IMAP)</dt>
        <dd>{{ off: 'no', untried: 'not tried yet', works: 'yes', fails: `not now: ${imapReason ?? ''}` }[imap]}</dd>
        <dt>Replies come back by webhook</dt>
        <dd>{webhook ? <>yes, at <code>{webhookUrl}</code></> : 'no'}</dd>
        {replyAddress !== null && (
          <>
            <dt>Reply address</dt>
            <dd><code>{replyAddress}</code>, where * is different for each conversation</dd>
          </>
        )}
      </dl>
      {out !== 'off' && (
        <div class="row">
          <button type="button" class="button" disabled={tried === 'under way'} onClick={onTry}>Send a mail to me</button>
          {tried === 'under way' && <span class="muted small">Asking the mail server …</span>}
        </div>
      )}
      {tried !== null && tried !== 'under way' && (tried.sent ? <Notice tone="success">The mail server took a mail to {tried.to}. Look into your mailbox.</Notice> : <Notice tone="danger">The mail server did not take it: {tried.reason}</Notice>)}
    </section>
  );
}

function Addresses({ draft, inboxes, problems, onChange }: { draft: MailSettings; inboxes: readonly { key: string; companyName: string }[]; problems: Readonly<Record<string, string>>; onChange: (next: MailSettings) => void }) {
  const { addresses, otherwise } = draft;
  const first = inboxes[0]?.key ?? '';
  const change = (at: number, part: Partial<MailSettings['addresses'][number]>) => onChange({ ...draft, addresses: addresses.map((each, i) => (i === at ? { ...each, ...part } : each)) });
  const options = inboxes.map(({ key, companyName }) => <option key={key} value={key}>{companyName} ({key})</option>);
  return (
    <>
      {addresses.length === 0 && <p class="muted small">No address is named: what is chosen below counts for all mails.</p>}
      <ul class="stack-s mail-addresses" aria-label="Addresses" hidden={addresses.length === 0}>
        {addresses.map(({ address, inbox }, at) => (
          // The position is all that tells two empty addresses apart.
          <li key={at} class="row">
            <TextField label="Mails to" type="email" maxLength={254} value={address} onInput={(next) => change(at, { address: next })} problem={problems[`addresses.${at}.address`] === undefined ? null : 'Write an e-mail address, each only once.'} />
            <Field label="begin a conversation in">{(ids) => <select class="input" {...ids} value={inbox} onChange={(event) => change(at, { inbox: event.currentTarget.value })}>{options}</select>}</Field>
            <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${address || `address ${at + 1}`}`} onClick={() => onChange({ ...draft, addresses: addresses.filter((_, i) => i !== at) })}>
              <Icon icon={X} />
            </button>
          </li>
        ))}
      </ul>
      {problems['addresses'] !== undefined && <p class="field-problem">The addresses {problems['addresses']}.</p>}
      {addresses.length < MAIL_ADDRESSES_MAX && (
        <div>
          <button type="button" class="button" onClick={() => onChange({ ...draft, addresses: [...addresses, { address: '', inbox: first }] })}>
            <Icon icon={Plus} />
            Add an address
          </button>
        </div>
      )}
      <Field label="Mails to any other address" hint="Replies to our own mails always go into their conversation.">
        {(ids) => (
          <select class="input" {...ids} value={otherwise ?? ''} onChange={(event) => onChange({ ...draft, otherwise: event.currentTarget.value || null })}>
            {options}
            <option value="">are left alone</option>
          </select>
        )}
      </Field>
    </>
  );
}
