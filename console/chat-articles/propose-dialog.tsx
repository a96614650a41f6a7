import { useEffect, useState } from 'preact/hooks';
import { BODY_MAX, TITLE_MAX } from '../../protocol/article-limits.ts';
import { can } from '../../protocol/roles.ts';
import { articleAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ChooseExtended } from './choose-extended.tsx';
import type { ProposalModel, WrittenProposal } from './proposal-model.ts';

/** Longest note to the editors, in characters. */
const NOTE_MAX = 2_000;

/** Makes a proposal for editors out of what was solved: a new article, or what one that exists lacks. */
export function ProposeDialog({ model, onClose }: { model: ProposalModel; onClose: () => void }) {
  useEffect(() => void model.begin(), [model]);
  const written = model.written.value;
  const problem = model.problem.value;
  return (
    <Dialog title="Propose an article" wide onClose={onClose}>
      {problem && (
        <Notice tone="danger" action={written === null && <button type="button" class="button" onClick={() => void model.begin()}>Try again</button>}>
          {problem.message}
        </Notice>
      )}
      {written === null && !problem && <Skeleton rows={6} label="Reading the conversation" />}
      {model.sent.value !== null ? <Sent article={model.sent.value} onClose={onClose} /> : written !== null && <Form model={model} written={written} onClose={onClose} />}
    </Dialog>
  );
}

function Sent({ article, onClose }: { article: string; onClose: () => void }) {
  const { user } = useConsole();
  return (
    <>
      <Notice tone="success">Editors now see it under Articles as “Proposed by {user.name}”, with a link to this conversation. Customers see nothing of it until an editor publishes it.</Notice>
      <div class="dialog-actions">
        {can(user, 'articles') && <a class="button" href={articleAddress(article)}>Open the draft</a>}
        <button type="button" class="button button-primary" onClick={onClose}>Done</button>
      </div>
    </>
  );
}

function Form({ model, written, onClose }: { model: ProposalModel; written: WrittenProposal; onClose: () => void }) {
  const [tried, setTried] = useState(false);
  const isNew = written.kind === 'new';
  const missing = {
    title: written.title.trim() === '' ? (isNew ? 'Write a title.' : 'Write a heading.') : null,
    body: written.body.trim() === '' ? 'Write the answer.' : null,
    to: isNew || written.to !== null ? null : 'Choose the article.',
  };
  const send = () => {
    setTried(true);
    if (missing.title === null && missing.body === null && missing.to === null) void model.send();
  };
  const shown = (problem: string | null) => (tried ? problem : null);
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="muted small">Taken from this conversation. E-mail addresses, telephone and card numbers and the like are masked. Names are not: take them out.</p>
      <fieldset class="row chat-proposal-kind">
        <legend class="sr-only">What to propose</legend>
        <label class="choice">
          <input type="radio" name="proposal-kind" checked={isNew} onChange={() => model.change({ kind: 'new' })} />
          A new article
        </label>
        <label class="choice">
          <input type="radio" name="proposal-kind" checked={!isNew} onChange={() => model.change({ kind: 'addition' })} />
          An addition to an article
        </label>
      </fieldset>
      {!isNew && <ChooseExtended chosen={written.to} locale={written.locale} problem={shown(missing.to)} onChoose={(to) => model.change({ to })} />}
      <TextField label={isNew ? 'Title' : 'Heading of what is added'} required maxLength={TITLE_MAX} value={written.title} problem={shown(missing.title)} onInput={(title) => model.change({ title })} />
      <Field label="What customers ask" hint="One question a line, in their words.">
        {(ids) => <textarea class="input" {...ids} rows={3} value={written.questions} onInput={(event) => model.change({ questions: event.currentTarget.value })} />}
      </Field>
      <Field label="Answer" hint="Markdown. Write it for anybody who asks, not for this customer." problem={shown(missing.body)}>
        {(ids) => <textarea class="input" {...ids} rows={8} required maxLength={BODY_MAX} value={written.body} onInput={(event) => model.change({ body: event.currentTarget.value })} />}
      </Field>
      <TextField label="Note for the editors (optional)" maxLength={NOTE_MAX} value={written.note} onInput={(note) => model.change({ note })} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
        <button type="submit" class="button button-primary" disabled={model.sending.value} aria-busy={model.sending.value}>Propose</button>
      </div>
    </form>
  );
}
