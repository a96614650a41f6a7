import { useEffect, useState } from 'preact/hooks';
import type { ArticleCounts } from '../../protocol/article-desk.ts';
import { useConsole } from '../app/console-context.ts';

/** The categories, owners, tags and languages in use, to be offered; null until they are known, or where they cannot be had. */
export function useArticleCounts(): ArticleCounts | null {
  const { client } = useConsole();
  const [counts, setCounts] = useState<ArticleCounts | null>(null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void client.ask('articles.counts', {}).then((answer) => answer.ok && setCounts(answer.data.counts));
  }, [client, online]);
  return counts;
}
