import { useState } from 'preact/hooks';
import { can } from '../../protocol/roles.ts';
import type { ArticleVersion, DraftContent, DraftField } from '../../protocol/article-desk.ts';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { addressOf, articleAddress } from '../app/route.ts';
import { Notice } from '../ui/notice.tsx';
import { fullTime } from '../ui/time-words.ts';
import { ArticleDialogs } from './article-dialogs.tsx';
import type { AskedOfArticle } from './article-dialogs.tsx';
import { ArticleHead } from './article-head.tsx';
import { articleActions } from './article-actions.ts';
import { ArticleNotices } from './article-notices.tsx';
import type { Said } from './article-notices.tsx';
import type { ArticleModel, OpenedArticle } from './article-model.ts';
import { ConflictView } from './conflict-view.tsx';
import { contentOf } from './draft-changes.ts';
import { DetailsTab } from './details-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { QuestionsTab } from './questions-tab.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { useArticleCommands } from './use-article-commands.ts';
import { WriteTab } from './write-tab.tsx';

const TABS = [
  { tab: 'write', label: 'Write' },
  { tab: 'questions', label: 'Questions' },
  { tab: 'details', label: 'Details' },
  { tab: 'history', label: 'History' },
] as const;

/** The editor: the head with where the article stands, and one of its tabs. */
export function ArticleEditor({ model, opened, content }: { model: ArticleModel; opened: OpenedArticle; content: DraftContent }) {
  const { router, user, desk } = useConsole();
  const [asked, setAsked] = useState<AskedOfArticle | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [clash, setClash] = useState<readonly DraftField[] | null>(null);
  const { article, draft } = opened;
  const save = model.draft.save.value;
  const conflict = model.draft.conflict.value;
  const actions = articleActions(opened, user);
  const isUndecided = conflict !== null || (clash !== null && draft !== null);
  const show = new URL(router.address.value, 'http://console').searchParams.get('show');
  const tab = TABS.find((one) => one.tab === show)?.tab ?? 'write';
  const problems = save.kind === 'refused' ? Object.fromEntries((save.error.issues ?? []).map(({ path, message }) => [path.replace(/^change\./, ''), message])) : {};
  const edit = (change: Partial<DraftContent>) => {
    setSaid(null);
    model.draft.edit(change);
  };
  const rebase = async (choices: Partial<DraftContent>) => {
    const { questions, tags, tiers, ...others } = choices;
    const chosen = { ...others, ...(questions && { questions: [...questions] }), ...(tags && { tags: [...tags] }), ...(tiers && { tiers: [...tiers] }) };
    const answer = await model.act('draft.rebase', { version: article.version, choices: chosen });
    if (answer.ok) setClash(null);
    setSaid(answer.ok ? { tone: 'success', text: 'The draft is up to date with the article in force. You can publish it now.' } : { tone: 'danger', text: answer.error.message });
  };
  const act = useArticleCommands({ model, actions, onAsk: setAsked, onSaid: setSaid });
  return (
    <main class="page page-wide">
      <ArticleHead opened={opened} title={content.title} save={save} actions={actions} onAsk={setAsked} act={act} />
      <ArticleNotices model={model} said={said} onClose={() => setSaid(null)} onRestore={act.restoreDraft} />
      {draft?.schedule && (
        <Notice action={actions.unschedule ? <button type="button" class="button" onClick={act.unschedule}>Take the schedule back</button> : undefined}>
          It publishes itself on {fullTime(draft.schedule.at)}, as {draft.schedule.by.name} decided. Until then the text cannot be changed.
        </Notice>
      )}
      {draft?.scheduleFailed && <Notice tone="warning">It was not published as planned. {draft.scheduleFailed}</Notice>}
      {draft?.behind && !conflict && <Notice>The article in force has changed since this draft was begun. Publishing merges both where they do not clash.</Notice>}
      {draft && <ReviewPanel draft={draft} actions={actions} now={desk.now()} onDecide={(decision) => setAsked({ kind: 'decide', decision })} onWithdraw={act.withdrawReview} />}
      {conflict && (
        <ConflictView
          title={`${conflict.draft.by.name} changed the same place`}
          mine={content}
          theirs={conflict.draft.content}
          fields={conflict.clashes}
          by={`From ${conflict.draft.by.name}`}
          onDecide={(choices) => void model.draft.resolve(choices)}
        >
          Your text is safe in this browser, theirs is on the server. Choose what goes on; until then nothing of yours is stored.
        </ConflictView>
      )}
      {clash && draft && !conflict && (
        <ConflictView title="The article in force was changed in the same place" mine={content} theirs={contentOf(article)} fields={clash} by="In force" onDecide={(choices) => void rebase(choices)}>
          Your draft is stored, and nothing was published. Choose what goes on; then publish again.
        </ConflictView>
      )}
      <nav class="settings-nav" aria-label="Parts of the article">
        {TABS.map(({ tab: one, label }) => (
          <a key={one} class="top-link" href={articleAddress(article.id, one === 'write' ? {} : { show: one })} aria-current={one === tab ? 'page' : undefined}>
            {label}
            {one === 'questions' && ` (${content.questions.length})`}
          </a>
        ))}
      </nav>
      {/* While texts stand side by side there is one thing to do. */}
      {!isUndecided && tab === 'write' && <WriteTab article={article.id} content={content} locale={article.locale} problems={problems} readOnly={!actions.edit} onEdit={edit} />}
      {!isUndecided && tab === 'questions' && <QuestionsTab article={article} content={content} problems={problems} readOnly={!actions.edit} onEdit={edit} />}
      {!isUndecided && tab === 'details' && (
        <DetailsTab
          opened={opened}
          content={content}
          problems={problems}
          readOnly={!actions.edit}
          mayRename={actions.rename}
          mayVerify={actions.verify}
          onEdit={edit}
          onRename={() => setAsked({ kind: 'rename' })}
          onVerify={act.verify}
        />
      )}
      {tab === 'history' && <HistoryTab opened={opened} mayRestore={actions.edit && !isUndecided} onRestore={(version: ArticleVersion) => setAsked({ kind: 'restore', version })} />}
      {asked && (
        <ArticleDialogs
          asked={asked}
          model={model}
          mayPublish={can(user, 'articles.publish')}
          onClose={() => setAsked(null)}
          onSaid={(next) => {
            setAsked(null);
            setSaid(next);
          }}
          onClash={(fields) => {
            setAsked(null);
            setClash(fields);
          }}
          onGone={() => router.go(addressOf('articles'), { replace: true })}
        />
      )}
      <LeaveGuard
        dirty={save.kind !== 'saved'}
        settle={model.draft.flush}
        text="Your last changes are not on the server yet. This browser keeps them and sends them when you open the article here again; on another device they are missing."
      />
    </main>
  );
}
