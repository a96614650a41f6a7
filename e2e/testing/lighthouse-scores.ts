import lighthouse from 'lighthouse';

/** What Lighthouse says of a page, 0–100 each, and what it found wanting, a line each. */
export interface LighthouseScores {
  accessibility: number;
  'best-practices': number;
  seo: number;
  wanting: readonly string[];
}

const CATEGORIES = ['accessibility', 'best-practices', 'seo'] as const;

/** Looks at a page as a phone does, with a browser that listens at `port`. */
export async function lighthouseScores(url: string, port: number): Promise<LighthouseScores> {
  const run = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' });
  if (run === undefined) throw new Error(`Lighthouse said nothing of ${url}`);
  const { categories, audits } = run.lhr;
  const score = (name: (typeof CATEGORIES)[number]): number => Math.round((categories[name]?.score ?? 0) * 100);
  const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id));
  const wanting = [...new Set(weighed)].flatMap((id) => {
    const audit = audits[id];
    return audit !== undefined && audit.score !== null && audit.score < 1 ? [`${id}: ${audit.title}`] : [];
  });
  return { accessibility: score('accessibility'), 'best-practices': score('best-practices'), seo: score('seo'), wanting };
}
