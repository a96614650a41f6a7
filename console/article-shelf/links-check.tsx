import { useState } from 'preact/hooks';
import { Link } from 'lucide';
import type { ExternalCheck, LinkProblem, LinkReport } from '../../protocol/links-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ChooseArticleDialog } from './choose-article-dialog.tsx';
import { ExternalLinks } from './external-links.tsx';
import { LinkReportCard } from './link-report-card.tsx';
import { useReady } from './use-ready.ts';

interface Found {
  ready: boolean;
  articles: number;
  reports: readonly LinkReport[];
}

/** Broken and redirected links, images without words, missing files and snippets. */
export function LinksCheck() {
  const { client } = useConsole();
  const { data, problem, load, put } = useReady<Found>('', () => client.ask('links.check', {}));
  const [external, setExternal] = useState<readonly LinkReport[]>([]);
  const [chosen, setChosen] = useState<{ report: LinkReport; problem: LinkProblem } | null>(null);
  const [done, setDone] = useState<{ words: string; article: string } | null>(null);
  const reports = data?.reports ?? [];
  const fix = async (report: LinkReport, { address, words }: LinkProblem, to: string | null): Promise<ClientError | null> => {
    const answer = await client.ask('links.fix', { article: report.article, version: report.version, address, to });
    if (!answer.ok) return answer.error;
    const { outcome, report: next } = answer.data;
    if (data) put({ ...data, reports: data.reports.flatMap((each) => (each.article !== report.article ? [each] : next === null ? [] : [next])) });
    setExternal(external.map((each) => (each.article === report.article ? { ...each, problems: each.problems.filter((found) => found.address !== address) } : each)).filter(({ problems }) => problems.length > 0));
    const what = to === null ? `The link of “${words}” is gone, its words stay` : `“${words}” leads to ${to} now`;
    setDone({ article: report.article, words: outcome === 'published' ? `${what}. Readers have it.` : `${what}, in a draft of “${report.title}”. Ask for its review to bring it to readers.` });
    return null;
  };
  const cards = (list: readonly LinkReport[]) =>
    list.map((report) => (
      <LinkReportCard key={`${report.article} ${report.problems[0]?.kind ?? ''}`} report={report} onFix={(found, to) => fix(report, found, to)} onChoose={(found) => setChosen({ report, problem: found })} />
    ));
  return (
    <>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The links could not be checked. {problem.message}
        </Notice>
      )}
      {done && (
        <Notice tone="success" action={<a class="button" href={articleAddress(done.article)}>Open the article</a>}>
          {done.words}
        </Notice>
      )}
      {!data && !problem && <Skeleton rows={4} shape="row" label="Checking the links" />}
      {data && (
        <p class="muted" role="status">
          {data.articles === 1 ? '1 article' : `${data.articles} articles`} looked at: {reports.length === 0 ? 'nothing is wrong' : `${reports.length} with something to put right`}.
        </p>
      )}
      {data && reports.length === 0 && external.length === 0 && (
        <EmptyState icon={Link} title="All links lead somewhere">
          Links to articles, headings, files and snippets are looked at each time you come here.
        </EmptyState>
      )}
      {(reports.length > 0 || external.length > 0) && (
        <ul class="stack-s" aria-label="Articles with broken links">
          {cards(reports)}
          {cards(external)}
        </ul>
      )}
      <ExternalLinks onCheck={(check: ExternalCheck) => setExternal(check.reports)} />
      {chosen && (
        <ChooseArticleDialog
          except={chosen.report.article}
          locale={chosen.report.locale}
          title={`Where should “${chosen.problem.words.trim() || chosen.problem.address}” lead?`}
          onClose={() => setChosen(null)}
          onChoose={async (slug) => {
            const refused = await fix(chosen.report, chosen.problem, slug);
            if (refused === null) setChosen(null);
            return refused;
          }}
        />
      )}
    </>
  );
}
