/** An article open in the editor, for stories about its life. */
import { screen } from '@testing-library/preact';
import type { ArticleDraft, DeskArticle } from '../../protocol/article-desk.ts';
import type { GoldenReport } from '../../protocol/golden.ts';
import { PLAIN_EDITOR } from '../article-editor/markdown/markdown-field.tsx';
import { EDDA, articleDraft, deskArticle, openedArticle } from './article-desk.ts';
import { MAYA } from './chat-log.ts';
import { fakeStaff, fine } from './fake-staff.ts';
import type { FakeStaff } from './fake-staff.ts';
import { goldenTrial } from './golden-trials.ts';
import { memoryStore, renderConsole } from './render-console.tsx';

/** The published article of the stories. */
export const ARTICLE = deskArticle('returns', { title: 'Returns', body: 'Thirty days.', verifyBy: '2026-03-01' });

/** Maya, as the desk names her. */
export const MAYAS = { id: MAYA.id, name: MAYA.name };

/** An article with what a story says of it; the body is written in the plain text box. */
export function editedArticle(story: { article?: DeskArticle; draft?: ArticleDraft | null; reviewRequired?: boolean } = {}) {
  const { article = ARTICLE, draft = articleDraft(ARTICLE, { body: 'Sixty days.' }), reviewRequired = false } = story;
  const fake = fakeStaff(EDDA);
  const server = { article, draft };
  fake.answer('article.open', () => fine(openedArticle(server.article, server.draft, { settings: { reviewRequired, verifyEveryDays: 180 } })));
  fake.answer('article.here', () => fine({ others: [] }));
  fake.answer('draft.render', () => fine({ body: [] }));
  const asked = (name: string) => fake.asked.filter((one) => one.name === name).map(({ input }) => input);
  const open = (show = '') => renderConsole({ at: `/console/articles/edit/${ARTICLE.id}${show}`, me: EDDA, fake, storage: memoryStore({ [PLAIN_EDITOR]: 'yes' }) });
  return { fake, server, asked, open };
}

/** Answers trials with a report. */
export function answerTrials(fake: FakeStaff, report: GoldenReport) {
  fake.answer('trial.start', () => fine({ trial: goldenTrial('running') }));
  fake.answer('trial.read', () => fine({ trial: goldenTrial('done', report) }));
}

/** A button by its name. */
export const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;
