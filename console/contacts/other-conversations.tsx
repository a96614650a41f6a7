import type { CustomerView } from '../../protocol/contacts.ts';
import { chatsAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { STATUS_WORDS } from '../conversations/status-chip.tsx';
import { SOLVED_WORDS } from '../conversations/timeline-entries.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';

/** What was talked about with this customer; `except` is the conversation that is open beside it. */
export function OtherConversations({ customer, except }: { customer: CustomerView; except: string | null }) {
  const { desk } = useConsole();
  const conversations = customer.conversations.filter(({ id }) => id !== except);
  const title = except === null ? 'Conversations' : 'Other conversations';
  return (
    <section>
      <h3 id="earlier-title">{title}</h3>
      {conversations.length === 0 ? (
        <p class="muted small">{except === null ? 'None yet. Conversations with this customer are listed here.' : 'This is the first one. Others of this customer will be listed here.'}</p>
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

/** What this customer thought of the help they got, in conversations other than the open one. */
export function CustomerSurveys({ customer, except }: { customer: CustomerView; except: string | null }) {
  const { desk } = useConsole();
  const surveys = customer.surveys.filter(({ conversation }) => conversation !== except);
  if (surveys.length === 0) return null;
  return (
    <section>
      <h3 id="customer-surveys">{except === null ? 'Surveys' : 'Earlier surveys'}</h3>
      <ul class="stack-s" aria-labelledby="customer-surveys">
        {surveys.map(({ conversation, csat, nps, solved, comment, at }) => (
          <li key={`${conversation} ${at}`} class="small">
            <a href={chatsAddress('all', conversation, 'resolved')}>
              {[csat !== null && `Satisfied ${csat} of 5`, solved !== null && `Solved: ${SOLVED_WORDS[solved]}`, nps !== null && `Recommends ${nps} of 10`].filter(Boolean).join(' · ') || 'Passed over'}
            </a>{' '}
            <Time at={at}>{shortTime(at, desk.now())}</Time>
            {comment !== null && <p class="muted">“{comment}”</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
