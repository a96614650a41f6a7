import { useState } from 'preact/hooks';
import { PRIORITIES } from '../../protocol/desk-events.ts';
import type { SavedView, ViewFilter } from '../../protocol/list-view.ts';
import { EMPTY_FILTER, isBuiltInView } from '../../protocol/list-view.ts';
import { can, ROLES } from '../../protocol/roles.ts';
import { newId } from '../../client/new-id.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { TagNames } from './tag-names.ts';
import type { ViewsModel } from './views-model.ts';

type Option = readonly [string, string];
const STATES: readonly Option[] = [['open', 'Everything open'], ['queued', 'Waiting for a person'], ['active', 'Served by a person'], ['waiting', 'Waiting for the customer'], ['bot', 'Served by the bot'], ['resolved', 'Resolved']];
const SORTS: readonly Option[] = [['urgent', 'Most urgent first'], ['newest', 'Latest activity first'], ['oldest', 'Oldest activity first']];
const CHANNELS: readonly Option[] = [['', 'Any'], ['chat', 'Chat'], ['email', 'E-mail'], ['phone', 'Call-back']];
const SNOOZED: readonly Option[] = [['hide', 'Leave it out'], ['only', 'Show nothing else'], ['any', 'Show it too']];

/** Makes a view, changes one, or makes a new one from it. */
export function ViewDialog({ model, view, tags, onSaved, onClose }: {
  model: ViewsModel;
  view: SavedView | null;
  tags: TagNames;
  onSaved: (view: SavedView) => void;
  onClose: () => void;
}) {
  const { client, desk, user } = useConsole();
  const copies = view !== null && (isBuiltInView(view.id) || (view.owner === null && !can(user, 'shared')));
  const [name, setName] = useState(copies || view === null ? '' : view.name);
  const [filter, setFilter] = useState<ViewFilter>(view?.filter ?? EMPTY_FILTER);
  const [sort, setSort] = useState<SavedView['sort']>(view?.sort ?? 'urgent');
  const [shared, setShared] = useState(view !== null && !copies && view.owner === null);
  const [defaultFor, setDefaultFor] = useState<readonly string[]>(copies ? [] : (view?.defaultFor ?? []));
  const [problem, setProblem] = useState<string | null>(null);
  const [clientId] = useState(newId);
  const teams = useLoaded('teams of views', () => client.ask('teams.list', {})).data?.teams ?? [];
  const set = (change: Partial<ViewFilter>) => setFilter({ ...filter, ...change });
  const orNull = <T extends string>(value: string): T | null => (value === '' ? null : (value as T));
  const number = (value: string): number | null => (/^\d+$/.test(value) && Number(value) > 0 ? Number(value) : null);

  const send = async () => {
    const isChange = view !== null && !copies;
    const answer = await model.save({ id: isChange ? view.id : null, version: isChange ? view.version : 0, clientId, name, shared, filter, sort, defaultFor: [...defaultFor] } as Parameters<ViewsModel['save']>[0]);
    if (answer.ok) return onSaved(answer.data.view);
    setProblem(answer.error.issues?.map(({ path, message }) => `${path} ${message}`).join(', ') ?? answer.error.message);
  };
  return (
    <Dialog title={view === null ? 'New view' : copies ? `New view from “${view.name}”` : `Change “${view.name}”`} wide onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField label="Name" value={name} onInput={setName} maxLength={120} required autoFocus />
        <div class="view-fields">
          <Select label="State" value={filter.status} options={STATES} onChoose={(status) => set({ status: status as ViewFilter['status'] })} />
          <Select label="Served by" value={filter.agent ?? ''} options={[['', 'Anybody'], ['me', 'Me'], ['nobody', 'Nobody'], ...desk.team.value.map(({ id, name: who }): Option => [id, who])]} onChoose={(agent) => set({ agent: orNull(agent) })} />
          <Select label="Team" value={filter.team ?? ''} options={[['', 'Any'], ['mine', 'My teams'], ['none', 'No team'], ...teams.map(({ id, name: team }): Option => [id, team])]} onChoose={(team) => set({ team: orNull(team) })} />
          <Select label="Channel" value={filter.channel ?? ''} options={CHANNELS} onChoose={(channel) => set({ channel: orNull(channel) })} />
          <Select label="What is put aside" value={filter.snoozed} options={SNOOZED} onChoose={(snoozed) => set({ snoozed: snoozed as ViewFilter['snoozed'] })} />
          <Select label="Order" value={sort} options={SORTS} onChoose={(chosen) => setSort(chosen as SavedView['sort'])} />
          <TextField label="Waiting for at least (minutes)" value={filter.waitingMinutes === null ? '' : String(filter.waitingMinutes)} onInput={(text) => set({ waitingMinutes: number(text) })} maxLength={5} />
          <TextField label="Active within (days)" value={filter.days === null ? '' : String(filter.days)} onInput={(text) => set({ days: number(text) })} maxLength={4} />
          <TextField label="Topic" hint="Its key, such as “refund”." value={filter.topic ?? ''} onInput={(topic) => set({ topic: orNull(topic.trim()) })} maxLength={40} />
          <TextField label="Inbox" hint="Its key." value={filter.inbox ?? ''} onInput={(inbox) => set({ inbox: orNull(inbox.trim()) })} maxLength={40} />
        </div>
        <fieldset class="row">
          <legend class="field-label">Priorities (none marked: any)</legend>
          {PRIORITIES.map((priority) => (
            <Check key={priority} label={priority} checked={filter.priorities.includes(priority)} onChange={(on) => set({ priorities: on ? [...filter.priorities, priority] : filter.priorities.filter((one) => one !== priority) })} />
          ))}
        </fieldset>
        {tags.all.length > 0 && (
          <Field label="Tags (at least one of them)">
            {(ids) => (
              <select {...ids} class="input view-tags" multiple onChange={(event) => set({ tags: [...event.currentTarget.selectedOptions].map(({ value }) => value) })}>
                {tags.all.filter(({ mergedInto }) => mergedInto === null).map((tag) => (
                  <option key={tag.key} value={tag.key} selected={filter.tags.includes(tag.key)}>{tag.name}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div class="row">
          <Check label="Only what is unread" checked={filter.unread} onChange={(unread) => set({ unread })} />
          <Check label="Only where a note mentions me" checked={filter.mentioned} onChange={(mentioned) => set({ mentioned })} />
        </div>
        {can(user, 'shared') && <Check label="Share with all" checked={shared} onChange={setShared} />}
        {shared && (
          <fieldset class="row">
            <legend class="field-label">The desk opens with it for</legend>
            {ROLES.map((role) => (
              <Check key={role} label={`${role}s`} checked={defaultFor.includes(role)} onChange={(on) => setDefaultFor(on ? [...defaultFor, role] : defaultFor.filter((one) => one !== role))} />
            ))}
          </fieldset>
        )}
        {problem !== null && <Notice tone="danger">{problem}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={name.trim() === ''}>Save view</button>
        </div>
      </form>
    </Dialog>
  );
}

function Select({ label, value, options, onChoose }: { label: string; value: string; options: readonly Option[]; onChoose: (value: string) => void }) {
  return (
    <Field label={label}>
      {(ids) => (
        <select {...ids} class="input" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
          {options.map(([option, words]) => (
            <option key={option} value={option}>{words}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
