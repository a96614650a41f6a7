import type { Audience } from '../../protocol/articles.ts';

/** Says where an article is not for everybody. */
export function AudienceChip({ audience }: { audience: Audience }) {
  if (audience === 'public') return null;
  return <span class="chip">{audience === 'agents' ? 'For agents' : 'For some tiers'}</span>;
}
