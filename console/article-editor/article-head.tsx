import { ArrowLeft, Ellipsis, UserRound } from 'lucide';
import type { DeskState, EditorHere } from '../../protocol/article-desk.ts';
import { addressOf, articleAddress } from '../app/route.ts';
import { StateChip } from '../articles/state-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { Menu } from '../ui/menu.tsx';
import type { ArticleActions } from './article-actions.ts';
import type { AskedOfArticle } from './article-dialogs.tsx';
import type { OpenedArticle } from './article-model.ts';
import type { SaveState } from './draft-saving.ts';
import { SaveStateWords } from './save-state.tsx';
import type { ArticleAct } from './use-article-commands.ts';

/** Title, where the article and its text stand, who else is here, and what can be done. */
export function ArticleHead({ opened, title, save, actions, onAsk, act }: {
  opened: OpenedArticle;
  title: string;
  save: SaveState;
  actions: ArticleActions;
  onAsk: (asked: AskedOfArticle) => void;
  act: ArticleAct;
}) {
  const { article, draft, others } = opened;
  const state = deskState(opened);
  return (
    <>
      <a class="row small article-back" href={addressOf('articles')}>
        <Icon icon={ArrowLeft} />
        All articles
      </a>
      <header class="article-head">
        <div class="row spread">
          <h1 lang={article.locale}>{title.trim() || 'Untitled article'}</h1>
          <div class="row">
            {actions.askForReview && (
              <button type="button" class={`button ${actions.needsApproval || !actions.publish ? 'button-primary' : ''}`} onClick={() => onAsk({ kind: 'request' })}>
                Ask for review
              </button>
            )}
            {actions.publish && (
              <button type="button" class="button button-primary" onClick={() => onAsk({ kind: 'publish' })}>
                Publish…
              </button>
            )}
            {!draft && actions.verify && (
              <button type="button" class="button" onClick={act.verify}>
                Still right
              </button>
            )}
            <MoreActions opened={opened} actions={actions} onAsk={onAsk} act={act} />
          </div>
        </div>
        <div class="row">
          <StateChip state={state} />
          {draft && article.state === 'published' && <span class="chip chip-note">Draft with changes</span>}
          <span class="chip">{languageName(article.locale)}</span>
          {others.map((other) => (
            <Other key={other.id} other={other} />
          ))}
          <SaveStateWords state={save} />
        </div>
        {actions.needsApproval && <p class="muted small">Publishing needs the approval of somebody who did not write in this draft.</p>}
      </header>
    </>
  );
}

/** As the list says it: an article that waits for its first publication is in review, or scheduled. */
function deskState({ article, draft }: OpenedArticle): DeskState {
  if (article.state === 'published' || article.state === 'archived' || draft === null) return article.state;
  if (draft.schedule !== null) return 'scheduled';
  return draft.review.state === 'requested' ? 'in_review' : article.state;
}

function Other({ other: { name, editing } }: { other: EditorHere }) {
  return (
    <span class={`chip${editing ? ' chip-note' : ''}`}>
      <Icon icon={UserRound} />
      {name} {editing ? 'is editing' : 'is reading'}
    </span>
  );
}

function MoreActions({ opened, actions, onAsk, act }: { opened: OpenedArticle; actions: ArticleActions; onAsk: (asked: AskedOfArticle) => void; act: ArticleAct }) {
  const { article } = opened;
  return (
    <Menu label="More actions" button={<Icon icon={Ellipsis} />}>
      {(close) => {
        const item = (label: string, allowed: boolean, run: () => void) =>
          allowed && (
            <button
              type="button"
              class="menu-item"
              onClick={() => {
                close();
                run();
              }}
            >
              {label}
            </button>
          );
        return (
          <>
            {item('Schedule…', actions.schedule, () => onAsk({ kind: 'schedule' }))}
            {item('Still right', actions.verify, act.verify)}
            {item('Change address…', actions.rename, () => onAsk({ kind: 'rename' }))}
            <a class="menu-item" href={articleAddress(null, { copies: article.id, locale: article.locale, title: article.title })} onClick={close}>
              Copy to a new article
            </a>
            {item('Throw the draft away', actions.discard, act.discard)}
            {item('Archive…', actions.archive, () => onAsk({ kind: 'archive' }))}
            {item('Delete for good…', actions.remove, () => onAsk({ kind: 'remove' }))}
          </>
        );
      }}
    </Menu>
  );
}
