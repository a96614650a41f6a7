import type { ExternalCheck, LinkProblem, LinkReport } from '../../../protocol/links-contract.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ExternalResult } from './external-links.ts';
import type { LinkedArticle } from './check-links.ts';

/** One look at all links elsewhere at a time, in the memory of this process. */
export interface ExternalChecks {
  /** Begins one, unless one runs. */
  start(articles: readonly LinkedArticle[]): ExternalCheck;
  read(): ExternalCheck;
  cancel(): ExternalCheck;
}

/** What a look stands on; `lookAt` asks one server. */
export interface ExternalCheckParts {
  lookAt(address: string, options: { timeoutMs: number; signal: AbortSignal }): Promise<ExternalResult>;
  clock: Clock;
}

/** Different addresses asked in one look; the rest is left for the next. */
const ADDRESSES_MAX = 1_000;
/** For one answer, in milliseconds. */
const ANSWER_MS = 8_000;
/** Servers asked at once. */
const AT_ONCE = 8;
const NONE: ExternalCheck = { state: 'none', checked: 0, of: 0, at: null, reports: [] };

/** No look yet. */
export function createExternalChecks({ lookAt, clock }: ExternalCheckParts): ExternalChecks {
  let check = NONE;
  let abort = new AbortController();

  async function run(articles: readonly LinkedArticle[], addresses: readonly string[], { signal }: AbortController): Promise<void> {
    const results = new Map<string, ExternalResult>();
    const queue = [...addresses];
    const work = async (): Promise<void> => {
      for (let address = queue.shift(); address !== undefined && !signal.aborted; address = queue.shift()) {
        const result = await lookAt(address, { timeoutMs: ANSWER_MS, signal });
        if (signal.aborted) return;
        results.set(address, result);
        check = { ...check, checked: results.size, at: clock.now(), reports: reportsOf(articles, results) };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (!signal.aborted) check = { ...check, state: 'done', at: clock.now() };
  }

  return {
    start(articles) {
      if (check.state === 'running') return check;
      const addresses = [...new Set(articles.flatMap(({ article, read }) => (article.state === 'archived' ? [] : read.links.flatMap(outside))))].slice(0, ADDRESSES_MAX);
      abort = new AbortController();
      check = { state: addresses.length === 0 ? 'done' : 'running', checked: 0, of: addresses.length, at: clock.now(), reports: [] };
      void run(articles, addresses, abort);
      return check;
    },
    read: () => check,
    cancel() {
      if (check.state === 'running') {
        abort.abort();
        check = { ...check, state: 'cancelled', at: clock.now() };
      }
      return check;
    },
  };
}

function outside({ target, address, isImage }: LinkedArticle['read']['links'][number]): string[] {
  const href = isImage ? address : target?.t === 'link' ? target.href : '';
  return /^https?:\/\//i.test(href) ? [href] : [];
}

function reportsOf(articles: readonly LinkedArticle[], results: ReadonlyMap<string, ExternalResult>): LinkReport[] {
  return articles.flatMap(({ article, read }): LinkReport[] => {
    const { id, slug, locale, title, version, state } = article;
    if (state === 'archived') return [];
    const problems = read.links.flatMap((link): LinkProblem[] => {
      const detail = outside(link).map((address) => results.get(address) ?? null)[0] ?? null;
      return detail === null ? [] : [{ kind: 'external', address: link.address, words: link.words, suggestion: null, detail }];
    });
    return problems.length === 0 ? [] : [{ article: id, slug, locale, title, version, problems }];
  });
}
