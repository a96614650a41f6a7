import { useState } from 'preact/hooks';
import { Tag } from 'lucide';
import { TAG_COLORS } from '../../protocol/finding-contract.ts';
import type { TagInfo } from '../../protocol/finding-contract.ts';
import { can } from '../../protocol/roles.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ContactsLayout } from './contacts-layout.tsx';

/** The tags that conversations are sorted under: their names and colours, and which stand for another. */
export function TagsPage() {
  const { client, user } = useConsole();
  const loaded = useLoaded('tags', () => client.ask('tag_list.read', {}));
  const counted = useLoaded('tag counts', () => client.ask('tag_list.counts', {}));
  const [edited, setEdited] = useState<TagInfo | null>(null);
  const [done, setDone] = useState<{ words: string; undo: () => Promise<unknown> } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const manages = can(user, 'shared');
  const tags = loaded.data?.tags ?? null;
  const reload = () => Promise.all([loaded.load(), counted.load()]);

  const change = async (tag: TagInfo, name: string, color: TagInfo['color']): Promise<string | null> => {
    const answer = await client.ask('tag_list.change', { key: tag.key, version: tag.version, name, color });
    if (!answer.ok) return answer.error.message;
    const { tag: now } = answer.data;
    setDone({ words: `“${tag.name}” changed.`, undo: () => change(now, tag.name, tag.color) });
    await reload();
    return null;
  };
  const merge = async (tag: TagInfo, into: string | null): Promise<string | null> => {
    const answer = await client.ask('tag_list.merge', { key: tag.key, version: tag.version, into });
    if (!answer.ok) return answer.error.message;
    const { tag: now } = answer.data;
    setDone({ words: into === null ? `“${tag.name}” stands for itself again.` : `“${tag.name}” now stands for another tag.`, undo: () => merge(now, tag.mergedInto) });
    await reload();
    return null;
  };
  const shown = tags?.filter(({ mergedInto }) => mergedInto === null) ?? [];
  const nameOf = (key: string) => tags?.find((tag) => tag.key === key)?.name ?? key;
  return (
    <ContactsLayout current="tags" title="Tags">
      <p class="muted">Tags come to be when somebody tags a conversation. A new name or colour shows everywhere at once, also in what is resolved.</p>
      {done !== null && (
        <Notice
          tone="success"
          action={
            <span class="row">
              <button type="button" class="button" onClick={() => void done.undo()}>Undo</button>
              <button type="button" class="button-link" onClick={() => setDone(null)}>Close</button>
            </span>
          }
        >
          {done.words}
        </Notice>
      )}
      {(problem ?? loaded.problem) !== null && <Notice tone="danger">{problem ?? loaded.problem?.message}</Notice>}
      {tags === null && loaded.problem === null && <Skeleton rows={4} shape="row" label="Loading tags" />}
      {tags !== null && shown.length === 0 && <EmptyState icon={Tag} title="No tags yet">Tag a conversation, in its header or several at once in a view. The tags in use appear here.</EmptyState>}
      {shown.length > 0 && (
        <div class="card table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Tag</th>
                <th scope="col">Conversations</th>
                <th scope="col">Stands also for</th>
                {manages && <th scope="col"><span class="sr-only">Actions</span></th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((tag) => (
                <tr key={tag.key}>
                  <th scope="row"><span class={`chip tag-${tag.color}`}>{tag.name}</span></th>
                  <td class="figures" data-label="Conversations">{counted.data?.counts[tag.key] ?? 0}</td>
                  <td>
                    {tags?.filter(({ mergedInto }) => mergedInto === tag.key).map((other) => (
                      <span key={other.key} class="row small">
                        {other.name}
                        {manages && <button type="button" class="button-link" aria-label={`Let ${other.name} stand for itself again`} onClick={() => void merge(other, null).then(setProblem)}>Take apart</button>}
                      </span>
                    ))}
                  </td>
                  {manages && (
                    <td class="table-actions">
                      <button type="button" class="button" aria-label={`Change the tag ${tag.name}`} onClick={() => setEdited(tag)}>Change</button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited !== null && <TagDialog tag={edited} others={shown.filter(({ key }) => key !== edited.key).map(({ key }) => ({ key, name: nameOf(key) }))} onChange={change} onMerge={merge} onClose={() => setEdited(null)} />}
    </ContactsLayout>
  );
}

function TagDialog({ tag, others, onChange, onMerge, onClose }: {
  tag: TagInfo;
  others: readonly { key: string; name: string }[];
  onChange: (tag: TagInfo, name: string, color: TagInfo['color']) => Promise<string | null>;
  onMerge: (tag: TagInfo, into: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const [name, setName] = useState(tag.name);
  const [color, setColor] = useState(tag.color);
  const [into, setInto] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    const refused = into === '' ? await onChange(tag, name, color) : await onMerge(tag, into);
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Dialog title={`Change “${tag.name}”`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField label="Name" value={name} onInput={setName} maxLength={40} required />
        <fieldset class="stack-s">
          <legend class="field-label">Colour</legend>
          <div class="row">
            {TAG_COLORS.map((one) => (
              <label key={one} class="choice">
                <input type="radio" name="tag-color" checked={one === color} onChange={() => setColor(one)} />
                <span class={`chip tag-${one}`}>{one}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Field label="Stands for" hint="Where two tags mean the same: this one is then shown and found as the other.">
          {(ids) => (
            <select {...ids} class="input" value={into} onChange={(event) => setInto(event.currentTarget.value)}>
              <option value="">Itself</option>
              {others.map((other) => (
                <option key={other.key} value={other.key}>{other.name}</option>
              ))}
            </select>
          )}
        </Field>
        {problem !== null && <Notice tone="danger">{problem}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={name.trim() === ''}>{into === '' ? 'Save' : 'Merge'}</button>
        </div>
      </form>
    </Dialog>
  );
}
