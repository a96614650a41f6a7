import { useEffect, useRef, useState } from 'preact/hooks';
import { X } from 'lucide';
import type { Priority } from '../../protocol/desk-events.ts';
import { PRIORITIES } from '../../protocol/desk-events.ts';
import { TAG_MAX } from '../../protocol/tags.ts';
import type { TopicRef } from '../../protocol/topics.ts';
import type { ConversationModel, Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { useTagNames } from '../lists/tag-names.ts';
import { PRIORITY_NAMES } from './priority-names.ts';
import { Icon } from '../ui/icon.tsx';

/** So long the last change can be taken back here, in milliseconds. */
const UNDO_MS = 10_000;

/** What a conversation is sorted under: priority, topic, tags. Every change can be undone for a moment. */
export function SortBar({ model }: { model: ConversationModel }) {
  const { client } = useConsole();
  const names = useTagNames();
  const state = model.state.value;
  const [topics, setTopics] = useState<readonly TopicRef[]>([]);
  const [said, setSaid] = useState<{ text: string; undo: (() => Promise<Outcome<unknown>>) | null } | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void client.ask('topics.of', { conversation: model.id }).then((answer) => answer.ok && setTopics(answer.data.topics));
  }, [online, model]);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const conversation = model.id;
  const after = async (change: Promise<Outcome<unknown>>, text: string, undo: (() => Promise<Outcome<unknown>>) | null) => {
    const answer = await change;
    setSaid(answer.ok ? { text, undo } : { text: answer.error.message, undo: null });
  };
  const setPriority = (priority: Priority) => client.perform('priority.set', { conversation, priority }).done;
  const setTopic = (topic: string) => client.perform('topic.set', { conversation, topic }).done;
  const changeTags = (add: string[], remove: string[]) => client.perform('tags.change', { conversation, add, remove }).done;
  const { priority, topic, tags } = state;
  const offered = topic === null || topics.some(({ key }) => key === topic.key) ? topics : [topic, ...topics];
  return (
    <div class="sort-bar" role="group" aria-label="Sorted under">
      <label>
        Priority
        <select class={`input priority-${priority}`} value={priority} onChange={(event) => void after(setPriority(event.currentTarget.value as Priority), 'The priority is set.', () => setPriority(priority))}>
          {PRIORITIES.map((one) => (
            <option key={one} value={one}>{PRIORITY_NAMES[one]}</option>
          ))}
        </select>
      </label>
      <label>
        Topic
        <select class="input" value={topic?.key ?? ''} disabled={offered.length === 0} onChange={(event) => event.currentTarget.value !== '' && void after(setTopic(event.currentTarget.value), 'The topic is set.', topic === null ? null : () => setTopic(topic.key))}>
          {topic === null && <option value="">None yet</option>}
          {offered.map(({ key, name }) => (
            <option key={key} value={key}>{name}</option>
          ))}
        </select>
      </label>
      <div class="sort-tags">
        <ul class="sort-tags" aria-label="Tags">
          {[...new Set(tags.map(names.tagsAs))].map((tag) => (
            <li key={tag} class={`chip ${names.colorOf(tag)}`}>
              {names.nameOf(tag)}
              <button type="button" aria-label={`Remove the tag ${names.nameOf(tag)}`} onClick={() => void after(changeTags([], [tag]), `The tag ${names.nameOf(tag)} is removed.`, () => changeTags([tag], []))}>
                <Icon icon={X} />
              </button>
            </li>
          ))}
        </ul>
        <TagInput known={tags} onAdd={(tag) => void after(changeTags([tag], []), `The tag ${tag} is added.`, () => changeTags([], [tag]))} />
      </div>
      <p class="small muted" role="status">
        {said && (
          <>
            {said.text}{' '}
            {said.undo && (
              <button
                type="button"
                class="button-link"
                onClick={() => {
                  const { undo } = said;
                  setSaid(null);
                  void undo?.().then((answer) => !answer.ok && setSaid({ text: answer.error.message, undo: null }));
                }}
              >
                Undo
              </button>
            )}
          </>
        )}
      </p>
    </div>
  );
}

/** One more tag; those that were used before are offered. */
function TagInput({ known, onAdd }: { known: readonly string[]; onAdd: (tag: string) => void }) {
  const { client } = useConsole();
  const [text, setText] = useState('');
  const [offered, setOffered] = useState<readonly string[]>([]);
  const asked = useRef('');
  const look = (prefix: string) => {
    asked.current = prefix;
    void client.ask('tags.known', { prefix }).then((answer) => answer.ok && asked.current === prefix && setOffered(answer.data.tags));
  };
  const add = () => {
    const tag = text.normalize('NFC').toLowerCase().replace(/[\s,]+/g, ' ').trim();
    setText('');
    if (tag !== '' && !known.includes(tag)) onAdd(tag);
  };
  return (
    <>
      <input
        class="input"
        aria-label="Add a tag"
        placeholder="Add a tag"
        list="known-tags"
        autoComplete="off"
        maxLength={TAG_MAX}
        value={text}
        onFocus={() => look('')}
        onInput={(event) => {
          setText(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ',') return;
          event.preventDefault();
          add();
        }}
      />
      <datalist id="known-tags">
        {offered.filter((tag) => !known.includes(tag)).map((tag) => (
          <option key={tag} value={tag}>{tag}</option>
        ))}
      </datalist>
    </>
  );
}
