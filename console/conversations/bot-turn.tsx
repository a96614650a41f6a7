import type { ArticleHint, BotTurn as Turn } from '../../protocol/events.ts';
import { plainText } from '../../protocol/rich-text.ts';
import type { RichText as Blocks } from '../../protocol/rich-text.ts';
import { RichText } from './rich-text.tsx';

/** A confidence between 0 and 1 as people read it, or nothing where it is not known. */
export function confidenceWords(confidence: number | undefined): string {
  return confidence === undefined ? '' : `${Math.round(confidence * 100)}\u00a0% sure`;
}

/** An article with how sure the bot was of it. */
export function Hint({ hint }: { hint: ArticleHint }) {
  const sure = confidenceWords(hint.confidence);
  return (
    <>
      {hint.title}
      {sure && <span class="muted figures"> · {sure}</span>}
    </>
  );
}

/** Longer passages, in characters, are folded away: the agent looks for the customer's words. */
const FOLD_ABOVE = 320;

function Passage({ passage, text }: { passage: Blocks; text: string }) {
  const words = plainText(passage);
  if (text.includes(words)) return null;
  if (words.length <= FOLD_ABOVE) return <RichText blocks={passage} />;
  return (
    <details>
      <summary class="small">What the customer was shown</summary>
      <RichText blocks={passage} />
    </details>
  );
}

/** What stood behind a message of the bot: the article it quoted, the choices it gave, and how sure it was. */
export function BotTurn({ turn, text, helped }: { turn: Turn; text: string; helped: boolean | null }) {
  return (
    <div class="bot-turn">
      {turn.outcome === 'answer' && (
        <>
          <Passage passage={turn.passage} text={text} />
          <p class="bot-source">
            From <Hint hint={turn.article} />
          </p>
        </>
      )}
      {turn.outcome === 'clarify' && (
        <ul class="bot-choices" aria-label="Choices the customer was given">
          {turn.choices.map((hint) => (
            <li key={hint.slug}>
              <Hint hint={hint} />
            </li>
          ))}
        </ul>
      )}
      {turn.outcome === 'nothing' && <p class="bot-source">The bot found nothing.</p>}
      {'question' in turn && turn.question !== undefined && <p class="bot-source">Looked up: “{turn.question}”</p>}
      {helped !== null && <p class="bot-source">{helped ? 'The customer said: this helped.' : 'The customer said: this did not help.'}</p>}
    </div>
  );
}
