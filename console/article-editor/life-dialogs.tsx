import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { slugSchema } from '../../protocol/fields.ts';
import type { ArticleVersion } from '../../protocol/article-desk.ts';
import type { GoldenTrial } from '../../protocol/golden.ts';
import type { Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { TriedDialog } from '../golden/tried-dialog.tsx';
import type { Tried, TriedAnswer } from '../golden/tried-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { AskDialog } from './ask-dialog.tsx';
import type { ArticleModel } from './article-model.ts';
import { WhyField } from './why-field.tsx';

interface Parts {
  model: ArticleModel;
  onDone: () => void;
  onClose: () => void;
}

/** Gives the article another address; the old one keeps leading to it. */
export function RenameArticleDialog({ model, onDone, onClose }: Parts) {
  const { client } = useConsole();
  const article = model.opened.value?.article;
  const [slug, setSlug] = useState(article?.slug ?? '');
  const parsed = v.safeParse(slugSchema, slug);
  const problem = slug === article?.slug || parsed.success ? null : (parsed.issues[0]?.message ?? null);
  const send = async (): Promise<Outcome<unknown>> => {
    const answer = await client.ask('article.rename', { article: model.id, slug });
    if (answer.ok) model.absorb(answer.data);
    return answer;
  };
  return (
    <AskDialog title="Change the address" button="Change address" ready={parsed.success && slug !== article?.slug} send={send} onDone={onDone} onClose={onClose}>
      <TextField label="Address" autoFocus value={slug} onInput={setSlug} problem={problem} hint={`It will be found at /help/${slug}. The old address and all links to it keep leading here, in every language of the article.`} />
    </AskDialog>
  );
}

/** Takes the article from readers, after the golden set was asked without it. */
export function ArchiveDialog({ model, onDone, onClose }: Parts) {
  const { client } = useConsole();
  const [why, setWhy] = useState('');
  const send = async (tried: Tried): Promise<Outcome<TriedAnswer>> => {
    const answer = await client.ask('article.archive', { article: model.id, version: model.opened.value?.article.version ?? 0, why, ...tried });
    if (answer.ok && answer.data.trial === null) model.absorb({ article: answer.data.article });
    return doneOf(answer);
  };
  return (
    <TriedDialog
      title="Archive this article?"
      button="Archive"
      anyway="Archive anyway"
      busyWords="Archiving…"
      begin={() => client.ask('trial.start', { article: model.id, rev: 0, becomes: { kind: 'archived' } })}
      send={send}
      onDone={onDone}
      onClose={onClose}
    >
      <p>Customers no longer find it, and the bot no longer answers from it. Nothing is lost: it can be published again at any time.</p>
      <WhyField value={why} onInput={setWhy} />
    </TriedDialog>
  );
}

/** With a trial in the answer nothing was done yet. */
function doneOf(answer: Outcome<{ trial: GoldenTrial | null }>): Outcome<TriedAnswer> {
  if (!answer.ok) return answer;
  const { trial } = answer.data;
  return { ok: true, data: trial === null ? { done: true } : { done: false, trial } };
}

/** Removes the article for good. */
export function RemoveDialog({ model, onDone, onClose }: Parts) {
  const { client } = useConsole();
  return (
    <AskDialog
      title="Delete this article for good?"
      button="Delete for good"
      danger
      send={() => client.ask('article.remove', { article: model.id, version: model.opened.value?.article.version ?? 0 })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>Its text, its draft and its whole history are gone and cannot be brought back. To only take it from readers, archive it.</p>
    </AskDialog>
  );
}

/** Brings an older version back, to work on or at once. */
export function RestoreDialog({ model, version, mayPublish, onDone, onClose }: Parts & { version: ArticleVersion; mayPublish: boolean }) {
  const { client } = useConsole();
  const [to, setTo] = useState<'draft' | 'force'>('draft');
  const [why, setWhy] = useState('');
  const opened = model.opened.value;
  const send = async (tried: Tried): Promise<Outcome<TriedAnswer>> => {
    const over = to === 'force' ? (opened?.article.version ?? 0) : (opened?.draft?.rev ?? 0);
    const answer = await client.ask('article.restore', { article: model.id, version: version.version, to, over, why, ...(to === 'force' ? tried : { acceptWorse: false }) });
    if (answer.ok && answer.data.trial === null) model.absorb({ article: answer.data.article, draft: answer.data.draft });
    return doneOf(answer);
  };
  return (
    <TriedDialog
      title={`Restore version ${version.version}`}
      button={to === 'force' ? 'Restore and publish' : 'Restore as draft'}
      anyway="Restore and publish anyway"
      busyWords={to === 'force' ? 'Testing it first…' : 'Restoring…'}
      send={send}
      onDone={onDone}
      onClose={onClose}
    >
      <fieldset class="stack-s">
        <legend class="field-label">What should become of it</legend>
        <label class="choice">
          <input type="radio" name="restore" checked={to === 'draft'} onChange={() => setTo('draft')} />
          <span>
            A draft <span class="muted small">Customers see nothing of it until it is published.{opened?.draft && ' It replaces the present draft.'}</span>
          </span>
        </label>
        {mayPublish && (
          <label class="choice">
            <input type="radio" name="restore" checked={to === 'force'} onChange={() => setTo('force')} />
            <span>
              The article in force, at once <span class="muted small">The golden set is asked first; then customers and the bot get it. The present one stays in the history.</span>
            </span>
          </label>
        )}
      </fieldset>
      <WhyField value={why} onInput={setWhy} />
    </TriedDialog>
  );
}
