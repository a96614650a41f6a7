import { useState } from 'preact/hooks';
import { Copy } from 'lucide';
import type { ArticlePair, PairKind, PairSide } from '../../protocol/duplicates-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { articleAddress } from '../app/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { useReady } from './use-ready.ts';
import { AudienceChip } from './audience-chip.tsx';

interface Found {
  ready: boolean;
  pairs: readonly ArticlePair[];
  dismissed: number;
}

const KIND_WORDS: Readonly<Record<PairKind, { title: string; hint: string }>> = {
  contradiction: { title: 'Perhaps a contradiction', hint: 'Nearly the same words, other numbers.' },
  passage: { title: 'Nearly the same text', hint: 'Say it once and link to it, or use a snippet.' },
  question: { title: 'The same question in two articles', hint: 'The bot has to guess which one answers it.' },
};

/** Articles that say the same, or different things of the same, side by side. */
export function DuplicatesCheck() {
  const { client, desk } = useConsole();
  const [dismissed, setDismissed] = useState(false);
  const { data, problem, load, put } = useReady<Found>(String(dismissed), () => client.ask('duplicates.list', { dismissed }));
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [gone, setGone] = useState<ArticlePair | null>(null);
  const pairs = data?.pairs ?? [];
  const dismiss = async (pair: ArticlePair) => {
    const answer = await client.ask('duplicates.dismiss', { id: pair.id });
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok || !data) return;
    put({ ...data, pairs: pairs.filter(({ id }) => id !== pair.id), dismissed: data.dismissed + 1 });
    setGone(pair);
  };
  const restore = async (pair: ArticlePair) => {
    const answer = await client.ask('duplicates.restore', { id: pair.id });
    setRefused(answer.ok ? null : answer.error);
    setGone(null);
    if (answer.ok) await load();
  };
  return (
    <>
      <div class="row spread">
        <p class="muted" role="status">{data && (pairs.length === 1 ? '1 pair' : `${pairs.length} pairs`)}</p>
        <button type="button" class="button" aria-pressed={dismissed} onClick={() => { setGone(null); setDismissed(!dismissed); }}>
          Marked as none{data && data.dismissed > 0 && ` (${data.dismissed})`}
        </button>
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The articles could not be compared. {problem.message}
        </Notice>
      )}
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {gone && (
        <Notice tone="success" action={<button type="button" class="button" onClick={() => void restore(gone)}>Undo</button>}>
          It is not shown again until one of the two texts changes.
        </Notice>
      )}
      {!data && !problem && <Skeleton rows={4} shape="row" label="Comparing the articles" />}
      {data && pairs.length === 0 && (
        <EmptyState icon={Copy} title={dismissed ? 'Nothing is marked' : 'No two articles say the same'}>
          Passages, sentences with numbers, and example questions of all articles are compared each time you come here.
        </EmptyState>
      )}
      <ul class="stack-s" aria-label="Pairs of texts">
        {pairs.map((pair) => {
          const words = KIND_WORDS[pair.kind];
          return (
            <li key={pair.id} class="card card-body stack-s">
              <div class="row spread">
                <div>
                  <h2 class="panel-title">{words.title}</h2>
                  <p class="muted small">
                    {words.hint}
                    {pair.dismissed && ` Marked as none by ${pair.dismissed.by}, ${shortTime(pair.dismissed.at, desk.now())}.`}
                  </p>
                </div>
                {pair.dismissed ? (
                  <button type="button" class="button" onClick={() => void restore(pair)}>Show it again</button>
                ) : (
                  <button type="button" class="button" aria-label={`Not a duplicate: ${pair.a.title} and ${pair.b.title}`} onClick={() => void dismiss(pair)}>
                    {pair.kind === 'contradiction' ? 'Both are right' : 'Not a duplicate'}
                  </button>
                )}
              </div>
              <div class="shelf-sides" lang={pair.locale}>
                <Side side={pair.a} other={pair.b.text} kind={pair.kind} />
                <Side side={pair.b} other={pair.a.text} kind={pair.kind} />
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** One text with what the other does not have set off. */
function Side({ side, other, kind }: { side: PairSide; other: string; kind: PairKind }) {
  const fold = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const known = new Set(other.split(/\s+/).map(fold));
  return (
    <div class="shelf-side" role="group" aria-label={side.title}>
      <p class="small">
        <a href={articleAddress(side.article)}>{side.title}</a> <AudienceChip audience={side.audience} />
        {side.heading && <span class="muted"> · {side.heading}</span>}
      </p>
      <p class="shelf-text">
        {side.text.split(/(\s+)/).map((word, i) => (kind === 'question' || fold(word) === '' || known.has(fold(word)) ? word : <mark key={i}>{word}</mark>))}
      </p>
    </div>
  );
}
