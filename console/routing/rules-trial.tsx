import type { RoutingRule } from '../../protocol/routing.ts';
import { chatsAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { RoutingModel } from './routing-model.ts';

/** Which rule would fit each of the latest conversations; nothing is stored. */
export function RulesTrial({ model, rules, blocked }: { model: RoutingModel; rules: readonly RoutingRule[]; blocked: boolean }) {
  const { desk } = useConsole();
  const trials = model.trials.value;
  const nameOf = (id: string | null) => (id === null ? null : rules.find((rule) => rule.id === id)?.name);
  return (
    <section class="card card-body stack-s" aria-labelledby="rules-trial">
      <h2 id="rules-trial">Try the rules</h2>
      <p class="small muted">On the latest 50 conversations that came to people, with the rules as they stand here, saved or not.</p>
      <div>
        <button type="button" class="button" disabled={blocked || trials === 'asking'} onClick={() => void model.tryRules()}>Try them</button>
      </div>
      {trials === 'asking' && <Skeleton rows={4} shape="row" label="Trying the rules" />}
      {Array.isArray(trials) && trials.length === 0 && <p class="small muted">No conversation has come to people yet.</p>}
      {Array.isArray(trials) && trials.length > 0 && (
        <>
          <p class="small">{trialSentence(trials.length, trials.filter(({ rule }) => rule !== null).length)}</p>
          <ul class="trials" aria-label="Tried conversations">
            {trials.map(({ conversation, contactName, text, at, rule }) => (
              <li key={conversation}>
                <span class="row spread small">
                  <a href={chatsAddress('all', conversation)}>{contactName}</a>
                  <Time at={at}>{shortTime(at, desk.now())}</Time>
                </span>
                <span class="trial-text small muted">{text}</span>
                <span class="small">{nameOf(rule) ?? 'No rule'}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const trialSentence = (all: number, fitted: number): string => `A rule fits ${fitted} of ${all}.`;
