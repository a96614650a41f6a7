import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DraftContent } from '../../protocol/article-desk.ts';
import type { Audience } from '../../protocol/articles.ts';
import { useConsole } from '../app/console-context.ts';

const CHOICES: readonly { audience: Audience; name: string; hint: string }[] = [
  { audience: 'public', name: 'Everybody', hint: 'Customers find it, and the bot answers from it.' },
  { audience: 'tiers', name: 'Customers of some tiers', hint: 'Only those who have shown who they are. It is not on the help site.' },
  { audience: 'agents', name: 'Agents only', hint: 'No customer ever sees a word of it.' },
];

/** Who may read an article, and of which tiers. */
export function AudienceField({ content, problems, onEdit }: {
  content: Pick<DraftContent, 'audience' | 'tiers'>;
  problems: Readonly<Record<string, string>>;
  onEdit: (change: Partial<DraftContent>) => void;
}) {
  const problem = Object.entries(problems).find(([path]) => path === 'audience' || path.startsWith('tiers'))?.[1];
  return (
    <fieldset class="stack-s">
      <legend class="field-label">Who may read it</legend>
      {CHOICES.map(({ audience, name, hint }) => (
        <Fragment key={audience}>
          <label class="choice">
            <input type="radio" name="audience" checked={content.audience === audience} onChange={() => onEdit({ audience })} />
            <span>
              {name} <span class="muted small">{hint}</span>
            </span>
          </label>
          {audience === 'tiers' && content.audience === 'tiers' && <TiersField tiers={content.tiers} onTiers={(tiers) => onEdit({ tiers })} />}
        </Fragment>
      ))}
      {problem !== undefined && <p class="field-problem">{problem}</p>}
    </fieldset>
  );
}

/** The owner's tiers to choose from. One that was chosen and is no longer kept stays to be taken off. */
function TiersField({ tiers, onTiers }: { tiers: readonly string[]; onTiers: (tiers: readonly string[]) => void }) {
  const { client } = useConsole();
  const [kept, setKept] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isHere = true;
    void client.ask('articles.tiers', {}).then((answer) => isHere && answer.ok && setKept(answer.data.tiers));
    return () => void (isHere = false);
  }, [client]);
  const fold = (tier: string) => tier.trim().toLowerCase();
  const chosen = new Set(tiers.map(fold));
  const gone = kept === null ? [] : tiers.filter((tier) => !kept.some((each) => fold(each) === fold(tier)));
  const set = (tier: string, isChosen: boolean) => onTiers(isChosen ? [...tiers, tier] : tiers.filter((each) => fold(each) !== fold(tier)));
  return (
    <fieldset class="stack-s audience-tiers">
      <legend class="field-label">Tiers</legend>
      {[...(kept ?? tiers), ...gone].map((tier) => (
        <label key={tier} class="choice">
          <input type="checkbox" checked={chosen.has(fold(tier))} onChange={(event) => set(tier, event.currentTarget.checked)} />
          <span>
            {tier} {gone.includes(tier) && <span class="muted small">No longer one of your tiers.</span>}
          </span>
        </label>
      ))}
      {kept?.length === 0 && <p class="muted small">There are no tiers yet. Add them under Contacts → Contact settings.</p>}
      <p class="muted small">
        {tiers.length === 0 ? 'Choose at least one. Until then only agents see it.' : 'Customers cannot show who they are yet: until they can, agents see it and pass it on.'}
      </p>
    </fieldset>
  );
}
