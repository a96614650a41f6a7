import type { ChatArticle } from '../../protocol/chat-articles-contract.ts';

type Shown = Pick<ChatArticle, 'audience' | 'tiers' | 'fits'>;

/** Says for whom an article is that is not for everybody. */
export function AudienceChips({ article }: { article: Shown }) {
  if (article.audience === 'public') return null;
  if (article.audience === 'agents') return <span class="chip chip-agents">For agents only</span>;
  return (
    <>
      <span class="chip chip-agents">{article.tiers.length === 0 ? 'For no tier yet' : `For ${article.tiers.join(', ')}`}</span>
      {article.fits === 'no' && <span class="chip chip-unfit">Not this customer’s tier</span>}
      {article.fits === 'unproven' && <span class="chip chip-unfit">Customer not verified here</span>}
    </>
  );
}

/** What an agent should know before passing it on; null where the customer may read it. */
export function audienceWarning({ audience, tiers, fits }: Shown): string | null {
  if (audience === 'public' || fits === 'yes') return null;
  if (audience === 'agents') return 'It is for agents only.';
  const whose = tiers.length === 0 ? 'customers of some tiers, and none is chosen yet' : `customers of ${tiers.join(', ')}`;
  if (fits === 'unproven') return `It is for ${whose}. This customer has the tier, but has not shown in this browser who they are.`;
  return `It is for ${whose}. This customer is not.`;
}
