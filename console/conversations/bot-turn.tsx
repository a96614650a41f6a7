import type { ArticleHint, BotTurn as Turn } from '../../protocol/events.ts';
import { plainText } from '../../protocol/rich-text.ts';
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

/** What stood behind a message of the bot: the article it quoted, the choices it gave, and how sure it was. */
export function BotTurn({ turn, text, helped }: { turn: Turn; text: string; helped: boolean | null }) {
  return (
    <div class="bot-turn">
      {turn.outcome === 'answer' && (
        <>
          {!text.includes(plainText(turn.passage)) && <RichText blocks={turn.passage} />}
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
      {helped !== null && <p class="bot-source">{helped ? 'The customer said: this helped.' : 'The customer said: this did not help.'}</p>}
    </div>
  );
}
