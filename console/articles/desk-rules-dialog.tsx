import { useEffect, useState } from 'preact/hooks';
import type { ArticleSettings } from '../../protocol/article-desk.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** What the owner sets for everybody at the desk: whether a second person must approve, and how often articles are checked. */
export function DeskRulesDialog({ onClose }: { onClose: () => void }) {
  const { client } = useConsole();
  const [settings, setSettings] = useState<ArticleSettings | null>(null);
  const [days, setDays] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientError | null>(null);
  useEffect(() => {
    void client.ask('articles.settings', {}).then((answer) => {
      if (!answer.ok) return setProblem(answer.error);
      setSettings(answer.data.settings);
      setDays(String(answer.data.settings.verifyEveryDays));
    });
  }, [client]);
  const save = async () => {
    if (settings === null || busy) return;
    setBusy(true);
    const answer = await client.ask('articles.change_settings', { reviewRequired: settings.reviewRequired, verifyEveryDays: Number(days) });
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.error);
  };
  return (
    <Dialog title="Rules for articles" onClose={onClose}>
      {problem && !problem.issues?.length && <Notice tone="danger">{problem.message}</Notice>}
      {!settings && !problem && <Skeleton rows={3} label="Loading the rules" />}
      {settings && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <label class="choice">
            <input type="checkbox" checked={settings.reviewRequired} onChange={(event) => setSettings({ ...settings, reviewRequired: event.currentTarget.checked })} />
            <span>
              A second person approves <span class="muted small">Nothing is published until somebody who did not write in the draft has approved it.</span>
            </span>
          </label>
          <Field label="Days until the next check" hint="“Still right” moves an article's day of verification on by this much." problem={problem?.issues?.[0]?.message}>
            {(ids) => <input {...ids} class="input" type="number" min={7} max={1825} required value={days} onInput={(event) => setDays(event.currentTarget.value)} />}
          </Field>
          <div class="dialog-actions">
            <button type="button" class="button" onClick={onClose}>Cancel</button>
            <button type="submit" class="button button-primary" disabled={busy}>Save</button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
