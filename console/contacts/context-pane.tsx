import { X } from 'lucide';
import { Fragment } from 'preact';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ContactContext, ConversationSummary } from '../../protocol/staff-contract.ts';
import { chatsAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { STATUS_WORDS } from '../conversations/status-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { ContactModel } from './contact-model.ts';
import { SurveyFacts } from './survey-facts.tsx';

/** Who the customer is, what was talked about before, and what the survey said. */
export function ContextPane({ model, state, onClose }: { model: ContactModel; state: ConversationState; onClose: () => void }) {
  const contact = model.contact.value;
  const problem = model.problem.value;
  return (
    <aside class="context" aria-label="Customer">
      <header class="pane-head">
        <h2 class="pane-title">Customer</h2>
        <button type="button" class="button button-quiet button-icon" aria-label="Close customer details" onClick={onClose}>
          <Icon icon={X} />
        </button>
      </header>
      <div class="context-body">
        {problem && (
          <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
            The customer’s details could not be loaded.
          </Notice>
        )}
        {!contact && !problem && <Skeleton rows={4} label="Loading the customer" />}
        {contact && <ContactFacts contact={contact} />}
        <TopicFacts state={state} />
        {state.surveys.map((survey) => (
          <SurveyFacts key={survey.resolutionSeq} survey={survey} />
        ))}
        {contact && <Earlier conversations={contact.conversations.filter(({ id }) => id !== state.id)} />}
      </div>
    </aside>
  );
}

function ContactFacts({ contact }: { contact: ContactContext }) {
  const { desk } = useConsole();
  return (
    <section aria-label="Contact">
      <h3 class="contact-name">{contact.name}</h3>
      <dl class="facts">
        <dt>E-mail</dt>
        <dd>{contact.email === null ? <span class="muted">Not given</span> : <a href={`mailto:${contact.email}`}>{contact.email}</a>}</dd>
        <dt>Language</dt>
        <dd>{languageName(contact.locale)}</dd>
        <dt>Page</dt>
        <dd>
          {contact.page === null ? (
            <span class="muted">Not known</span>
          ) : (
            <a href={contact.page.url} target="_blank" rel="noopener noreferrer nofollow">
              {contact.page.title || contact.page.url}
            </a>
          )}
        </dd>
        {contact.firstSeenAt !== null && (
          <>
            <dt>First seen</dt>
            <dd>
              <Time at={contact.firstSeenAt}>{shortTime(contact.firstSeenAt, desk.now())}</Time>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What the conversation is about, and what the customer filled in, as it is now: corrections included. */
function TopicFacts({ state: { topic, fields } }: { state: ConversationState }) {
  if (topic === null && fields.length === 0) return null;
  return (
    <section aria-labelledby="topic-facts">
      <h3 id="topic-facts">What it is about</h3>
      <dl class="facts">
        {topic !== null && (
          <>
            <dt>Topic</dt>
            <dd>{topic.name}</dd>
          </>
        )}
        {fields.map(({ key, label, value }) => (
          <Fragment key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Earlier({ conversations }: { conversations: readonly ConversationSummary[] }) {
  const { desk } = useConsole();
  return (
    <section>
      <h3 id="earlier-title">Other conversations</h3>
      {conversations.length === 0 ? (
        <p class="muted small">This is the first one. Others of this customer will be listed here.</p>
      ) : (
        <ul class="earlier" aria-labelledby="earlier-title">
          {conversations.map((summary) => (
            <li key={summary.id}>
              <a class="earlier-link" href={chatsAddress('all', summary.id, summary.status === 'resolved' ? 'resolved' : 'open')}>
                <span class="earlier-text">{summary.lastMessage?.text ?? 'No message'}</span>
                <span class="muted small">
                  {STATUS_WORDS[summary.status]} · <Time at={summary.lastAt}>{shortTime(summary.lastAt, desk.now())}</Time>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
