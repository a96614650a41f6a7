import type { ImportOutcome } from '../../../protocol/imports-contract.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Article, ArticleContent, Change } from '../article.ts';
import { contentHash } from '../content-hash.ts';
import type { AgreedHashes } from './agreed-hashes-store.ts';
import type { ImportLock } from './import-lock-store.ts';
import type { ImportStore, KeptImport, KeptRow } from './import-store.ts';
import { keyOf, LEFT_OUT } from './plan-import.ts';

/** What an import is applied with. */
export interface ApplyParts {
  imports: ImportStore;
  lock: ImportLock;
  agreed: AgreedHashes;
  articles: {
    findSlugs(slugs: readonly string[]): Promise<readonly Article[]>;
    put(contents: readonly ArticleContent[], at: number, change: Change): Promise<unknown>;
  };
  /** The content as it will lie here: its category by slug where the tree knows it. */
  placed(content: ArticleContent): ArticleContent;
  clock: Clock;
}

/** Articles written together; between groups others get their turn, and the lock is renewed. */
const GROUP = 50;

/**
 * Does what was decided, group by group, until nothing is due; answers false where the lock was lost to another import.
 * What was done by a process that died in between is recognised and not done twice. An article that has changed here
 * since it was compared is left, and its row goes back to a person.
 */
export async function applyImport(parts: ApplyParts, job: KeptImport): Promise<boolean> {
  const { imports, lock, clock } = parts;
  for (;;) {
    if (!(await lock.take(job.id, clock.now()))) return false;
    const due = await imports.due(job.id, GROUP);
    if (due.length === 0) return true;
    await applyGroup(parts, job, due);
  }
}

async function applyGroup({ imports, agreed, articles, placed, clock }: ApplyParts, job: KeptImport, due: readonly KeptRow[]): Promise<void> {
  const slugs = due.map(({ content }) => content.slug);
  const before = byKey(await articles.findSlugs(slugs));
  const taken: KeptRow[] = [];
  const finished: { row: number; outcome: ImportOutcome }[] = [];
  const agreements = new Map<string, string>();
  for (const each of due) {
    const here = before.get(keyOf(each.content))?.hash ?? null;
    const there = contentHash(placed(each.content));
    if (each.decision === 'leave') {
      finished.push({ row: each.row, outcome: 'left' });
      // Decided: what the file says is known and not wanted, until it says something else.
      if (here === null) agreements.set(keyOf(each.content), LEFT_OUT + there);
      else if (each.state === 'conflict' || each.state === 'newer_there') agreements.set(keyOf(each.content), there);
    } else if (here === there) finished.push({ row: each.row, outcome: outcomeOf(each) });
    else if (here !== each.seen) await imports.reopen(job.id, each.row, here);
    else taken.push(each);
  }
  if (taken.length > 0) {
    await articles.put(taken.map(({ content }) => content), clock.now(), { by: job.by, why: `Import of ${job.name}.`, key: job.id });
    finished.push(...taken.map((each) => ({ row: each.row, outcome: outcomeOf(each) })));
  }
  const after = byKey(await articles.findSlugs(slugs));
  const done = new Set(finished.filter(({ outcome }) => outcome !== 'left').map(({ row }) => row));
  for (const each of due) {
    const hash = after.get(keyOf(each.content))?.hash;
    if (done.has(each.row) && hash !== undefined) agreements.set(keyOf(each.content), hash);
  }
  await agreed.put(job.source, agreements, clock.now());
  await imports.finish(job.id, finished);
}

const outcomeOf = ({ state, seen }: KeptRow): ImportOutcome => (state === 'new' || seen === null ? 'created' : 'updated');

const byKey = (articles: readonly Article[]) => new Map(articles.map((article) => [keyOf(article), article]));
