import { X } from 'lucide';
import { Fragment } from 'preact';
import type { ConversationState } from '../../protocol/conversation.ts';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CustomerBody, CustomerProblem } from './customer-body.tsx';
import type { CustomerModel } from './customer-model.ts';
import { SurveyFacts } from './survey-facts.tsx';

/** Who the customer of a conversation is: what is kept of them, where they are, what was before. */
export function ContextPane({ model, state, onClose }: { model: CustomerModel; state: ConversationState; onClose: () => void }) {
  const customer = model.customer.value;
  const about = (
    <>
      <TopicFacts state={state} />
      {state.surveys.map((survey) => (
        <SurveyFacts key={survey.resolutionSeq} survey={survey} />
      ))}
    </>
  );
  return (
    <aside class="context" aria-label="Customer">
      <header class="pane-head">
        <h2 class="pane-title">Customer</h2>
        <button type="button" class="button button-quiet button-icon" aria-label="Close customer details" onClick={onClose}>
          <Icon icon={X} />
        </button>
      </header>
      <div class="context-body">
        <CustomerProblem model={model} />
        {customer === null && model.problem.value === null && <Skeleton rows={4} label="Loading the customer" />}
        {customer !== null && (
          <CustomerBody model={model} customer={customer} visitor={state.visitor} except={state.id}>
            {about}
          </CustomerBody>
        )}
        {customer === null && about}
      </div>
    </aside>
  );
}

/** What the conversation is about, and what the customer filled in, as it is now: corrections included. */
function TopicFacts({ state: { topic, fields, page } }: { state: ConversationState }) {
  if (topic === null && fields.length === 0 && page === null) return null;
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
        {page !== null && (
          <>
            <dt>Page</dt>
            <dd>
              <a href={page.url} target="_blank" rel="noopener noreferrer nofollow">{page.title || page.url}</a>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
