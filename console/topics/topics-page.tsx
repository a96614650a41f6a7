import { useState } from 'preact/hooks';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide';
import { TOPICS_MAX, topicsSchema } from '../../protocol/topics-contract.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import { useConsole } from '../app/console-context.ts';
import { createInboxDraftModel } from '../inbox-settings/inbox-draft-model.ts';
import { InboxSettingsPage } from '../inbox-settings/inbox-settings-page.tsx';
import { readInboxes } from '../inbox-settings/read-inboxes.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';
import { schemaProblems } from '../inbox-settings/schema-problems.ts';
import { Icon } from '../ui/icon.tsx';
import { moved, newTopic, withTopic } from './topic-draft.ts';
import { TopicForm } from './topic-form.tsx';
import { topicSentence } from './topic-words.ts';
import { TryTopics } from './try-topics.tsx';

function topicsModel(client: StaffClient) {
  return createInboxDraftModel<readonly TopicDefinition[]>({
    inboxes: () => readInboxes(client),
    async read(inbox) {
      const answer = await client.ask('topics.read', { inbox });
      return answer.ok ? { ok: true, data: { version: answer.data.version, value: answer.data.topics } } : answer;
    },
    async change(inbox, version, topics) {
      const answer = await client.ask('topics.change', { inbox, version, topics: topics as never });
      return answer.ok ? { ok: true, data: { version: answer.data.version, value: answer.data.topics } } : answer;
    },
    problems: (topics) => schemaProblems(topicsSchema, topics),
  });
}

/** What conversations are about, and what the bot does on each. */
export function TopicsPage() {
  const { client } = useConsole();
  const [model] = useState(() => topicsModel(client));
  /** Key of the topic that is open, as many as one. */
  const [open, setOpen] = useState<string | null>(null);
  const problems = model.problems.value;
  const add = (topics: readonly TopicDefinition[]) => {
    const topic = newTopic(topics);
    model.edit([...topics, topic]);
    setOpen(topic.key);
  };
  return (
    <InboxSettingsPage
      model={model}
      page="topics"
      title="Topics"
      intro="What your customers write about, and what the bot does on each topic. The first topic in the list that fits is taken; distress and danger always come first."
      saved="Saved. The next message is sorted by it."
      aside={(topics) => <TryTopics topics={topics} blocked={Object.keys(problems).length > 0} />}
    >
      {(topics) => (
        <>
          {problems[''] !== undefined && <p class="field-problem">The topics {problems['']}.</p>}
          <ol class="topics stack-s" aria-label="Topics">
            {topics.map((topic, at) => (
              <li key={topic.key} class="card">
                <TopicHead
                  topic={topic}
                  at={at}
                  last={at === topics.length - 1}
                  open={open === topic.key}
                  troubled={Object.keys(problems).some((path) => path.startsWith(`${at}.`))}
                  onToggle={() => setOpen(open === topic.key ? null : topic.key)}
                  onMove={(by) => model.edit(moved(topics, at, by))}
                  onRemove={() => model.edit(topics.filter((_, i) => i !== at))}
                />
                {open === topic.key && <TopicForm topic={topic} path={String(at)} problems={problems} onChange={(change) => model.edit(withTopic(topics, at, change))} />}
              </li>
            ))}
          </ol>
          {topics.length < TOPICS_MAX && (
            <div>
              <button type="button" class="button" onClick={() => add(topics)}>
                <Icon icon={Plus} />
                Add a topic
              </button>
            </div>
          )}
        </>
      )}
    </InboxSettingsPage>
  );
}

function TopicHead({ topic, at, last, open, troubled, onToggle, onMove, onRemove }: {
  topic: TopicDefinition;
  at: number;
  last: boolean;
  open: boolean;
  troubled: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const name = topic.name || `Topic ${at + 1}`;
  return (
    <div class="topic-head">
      <button type="button" class="topic-open" aria-expanded={open} onClick={onToggle}>
        <span class="topic-name">{name}</span>
        <span class="small muted">{topicSentence(topic)}</span>
        {troubled && <span class="field-problem">Something here still has to be put right.</span>}
      </button>
      <span class="row topic-tools">
        <button type="button" class="button button-quiet button-icon" disabled={at === 0} aria-label={`Move ${name} up`} onClick={() => onMove(-1)}>
          <Icon icon={ArrowUp} />
        </button>
        <button type="button" class="button button-quiet button-icon" disabled={last} aria-label={`Move ${name} down`} onClick={() => onMove(1)}>
          <Icon icon={ArrowDown} />
        </button>
        <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${name}`} onClick={onRemove}>
          <Icon icon={X} />
        </button>
      </span>
    </div>
  );
}
