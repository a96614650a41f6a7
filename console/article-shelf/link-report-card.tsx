import { useState } from 'preact/hooks';
import type { LinkProblem, LinkReport } from '../../protocol/links-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { articleAddress } from '../app/route.ts';
import { Notice } from '../ui/notice.tsx';
import { IS_LINK, LEADS_TO_ARTICLE, LINK_WORDS } from './link-words.ts';

/** One article with what is wrong in it; each link is put right in a click, or in the article. */
export function LinkReportCard({ report, onFix, onChoose }: {
  report: LinkReport;
  /** `to` is null where the link goes and its words stay. Resolves with why that was not possible. */
  onFix: (problem: LinkProblem, to: string | null) => Promise<ClientError | null>;
  /** Opens the search for another article. */
  onChoose: (problem: LinkProblem) => void;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const fix = async (problem: LinkProblem, to: string | null) => {
    setBusy(true);
    setRefused(await onFix(problem, to));
    setBusy(false);
  };
  return (
    <li class="card card-body stack-s">
      <div class="row spread">
        <h2 class="panel-title" lang={report.locale}>{report.title}</h2>
        <a class="button" href={articleAddress(report.article)} aria-label={`Open ${report.title}`}>Open</a>
      </div>
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      <ul class="shelf-problems">
        {report.problems.map((problem) => {
          const { kind, address, words, suggestion } = problem;
          const about = words.trim() === '' ? address : words;
          return (
            <li key={`${kind} ${address}`} class="shelf-problem">
              <p class="small">
                {words.trim() !== '' && <strong>{words} </strong>}
                {kind !== 'snippet' && <span class="shelf-code">{address}</span>}
                <br />
                {LINK_WORDS[kind](problem)}
              </p>
              <div class="row">
                {suggestion && LEADS_TO_ARTICLE.has(kind) && (
                  <button type="button" class="button" disabled={busy} onClick={() => void fix(problem, suggestion.slug)}>
                    {kind === 'anchor' ? 'Link to the whole article' : `Link to “${suggestion.title}”`}
                  </button>
                )}
                {LEADS_TO_ARTICLE.has(kind) && (
                  <button type="button" class="button" disabled={busy} aria-label={`Choose another article for ${about}`} onClick={() => onChoose(problem)}>
                    Choose an article
                  </button>
                )}
                {IS_LINK.has(kind) && (
                  <button type="button" class="button button-quiet" disabled={busy} aria-label={`Remove the link of ${about}, keep its words`} onClick={() => void fix(problem, null)}>
                    Remove the link
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
