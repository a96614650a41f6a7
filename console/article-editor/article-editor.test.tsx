import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft, DraftContent } from '../../protocol/article-desk.ts';
import type { LedgerQuestion } from '../../protocol/ledger.ts';
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import type { Upload } from '../app/upload.ts';
import { EDDA, articleDraft, deskArticle, openedArticle } from '../testing/article-desk.ts';
import { MAYA } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { memoryStore, renderConsole } from '../testing/render-console.tsx';
import { PLAIN_EDITOR } from './markdown/markdown-field.tsx';

const ARTICLE = deskArticle('returns', { title: 'Returns', body: 'Thirty days.', questions: ['can i send it back'] });

/** An article at a server that stores whatever it is sent. */
function desk(draft: ArticleDraft | null = articleDraft(ARTICLE)) {
  const fake = fakeStaff(EDDA);
  const server = { article: ARTICLE, draft };
  fake.answer('article.open', () => fine(openedArticle(server.article, server.draft)));
  fake.answer('article.here', () => fine({ others: [] }));
  fake.answer('draft.render', ({ body }) => fine({ body: [{ t: 'paragraph', children: [{ t: 'text', text: body }] }] }));
  fake.answer('draft.save', ({ change }) => {
    const before = server.draft ?? articleDraft(ARTICLE, {}, { rev: 0 });
    server.draft = { ...before, rev: before.rev + 1, content: { ...before.content, ...(change as Partial<DraftContent>) } };
    return fine({ saved: true, draft: server.draft, merged: false });
  });
  const storage = memoryStore({ [PLAIN_EDITOR]: 'yes' });
  const at = `/console/articles/edit/${ARTICLE.id}`;
  const saves = () => fake.asked.filter(({ name }) => name === 'draft.save').map(({ input }) => input);
  return { fake, server, saves, storage, open: (show = '') => renderConsole({ at: at + show, me: EDDA, fake, storage }) };
}
const text = async () => (await screen.findByRole('textbox', { name: 'Text' })) as HTMLTextAreaElement;

describe('writing an article', () => {
  it('is saved as a draft by itself, and drawn as customers will see it', async () => {
    const { open, saves } = desk();
    const { user } = await open();
    await user.type(await text(), ' Longer before Christmas.');
    expect(within(screen.getByRole('region', { name: 'Preview' })).getByText(/Thirty days/)).toBeTruthy();
    expect(await screen.findByText(/^Saved /)).toBeTruthy();
    expect(saves().at(-1)).toEqual({
      article: ARTICLE.id, rev: 1, change: { body: 'Thirty days. Longer before Christmas.' }, was: { body: 'Thirty days.' },
    });
    expect(await within(screen.getByRole('region', { name: 'Preview' })).findByText('Thirty days. Longer before Christmas.')).toBeTruthy();
  });

  it('survives a lost connection and the end of the page', async () => {
    const { fake, open, storage, saves } = desk();
    fake.answer('draft.save', () => refuse('offline', 'The server cannot be reached.'));
    const { user } = await open();
    await user.type(await text(), ' More.');
    expect(await screen.findByText('Not saved: no connection. Kept in this browser.')).toBeTruthy();
    const next = desk();
    document.body.replaceChildren();
    await renderConsole({ at: `/console/articles/edit/${ARTICLE.id}`, me: EDDA, fake: next.fake, storage });
    expect(await screen.findByText(/Changes of an earlier visit/)).toBeTruthy();
    await waitFor(() => expect((screen.getByRole('textbox', { name: 'Text' }) as HTMLTextAreaElement).value).toBe('Thirty days. More.'));
    await waitFor(() => expect(next.server.draft?.content.body).toBe('Thirty days. More.'));
    expect(saves()).not.toEqual([]);
  });

  it('is not left behind unsaved', async () => {
    const { fake, open } = desk();
    fake.answer('draft.save', () => refuse('offline', 'The server cannot be reached.'));
    const { user, router } = await open();
    await user.type(await text(), '!');
    await user.click(screen.getByRole('link', { name: 'Surveys' }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    expect(router.address.value).toContain('/console/articles/edit/');
  });

  it('is saved first, without a question, when one goes to another page', async () => {
    const { open, server } = desk();
    const { user, router } = await open();
    await user.type(await text(), '!');
    await user.click(screen.getByRole('link', { name: 'Surveys' }));
    await waitFor(() => expect(router.address.value).toBe('/console/surveys'));
    expect(server.draft?.content.body).toBe('Thirty days.!');
  });

  it('tells what the server finds wrong at the field that it concerns', async () => {
    const { fake, open } = desk();
    fake.answer('draft.save', () => refuse('invalid_payload', 'The change cannot be understood.', { issues: [{ path: 'change.title', message: 'is too long' }] }));
    const { user } = await open();
    await user.type(await screen.findByRole('textbox', { name: 'Title' }), 's');
    expect(await screen.findByText('is too long')).toBeTruthy();
    expect(screen.getByText(/Your text is kept in this browser/)).toBeTruthy();
  });

  it('takes example questions line by line', async () => {
    const { open, server } = desk();
    const { user } = await open('?show=questions');
    await user.type(await screen.findByRole('textbox', { name: 'Example questions' }), '\n\n  refund   please \ncan i send it back');
    await waitFor(() => expect(server.draft?.content.questions).toEqual(['can i send it back', 'refund please']));
    expect(screen.getByText(/^2 questions/)).toBeTruthy();
  });

  it('takes over what customers asked, beside the examples', async () => {
    const { fake, open, server } = desk();
    const asked = (text: string, more: Partial<LedgerQuestion> = {}): LedgerQuestion => ({
      id: text, text, locale: 'en', origin: 'chat', at: 1, decision: 'answer', reason: null, candidates: [], given: ['returns'], chosen: null,
      helped: false, outcome: 'person', kind: 'not_helpful', conversation: null, ...more,
    });
    const result = { slug: 'returns', title: 'Returns', shown: 3, given: 3, chosen: 0, helped: 0, notHelped: 3, handedOff: 0, inserted: 0, misled: { part: 0, of: 0, value: null, low: null, high: null } };
    const questions = [asked('how do i post it back'), asked('Can I send it back?'), asked('wie geht das', { locale: 'de' })];
    fake.answer('ledger.questions', () => fine({ article: result, questions, next: null }));
    const { user } = await open('?show=questions');
    const list = within(await screen.findByRole('list', { name: 'What customers asked' }));
    await user.click(await list.findByRole('button', { name: 'Add “how do i post it back” to the examples' }));
    await waitFor(() => expect(server.draft?.content.questions).toEqual(['can i send it back', 'how do i post it back']));
    expect(list.getAllByText('An example')).toHaveLength(2);
    expect(list.queryByText('wie geht das')).toBeNull();
  });

  it('takes pictures and files from the clipboard and the disk', async () => {
    const { fake, server, storage } = desk();
    const file = (name: string, isImage: boolean): UploadedFile => ({ id: name, name, address: `/files/x/${name}`, type: '', isImage, size: 1, width: null, height: null, by: '', at: 1 });
    const upload: Upload = async ({ name }) => (name === 'bad.exe' ? refuse('invalid_payload', 'This kind of file cannot be added.') : fine(file(name, name.endsWith('.png'))));
    const { user } = await renderConsole({ at: `/console/articles/edit/${ARTICLE.id}`, me: EDDA, fake, storage, upload });
    const box = await text();
    box.setSelectionRange(12, 12);
    await user.upload(screen.getByLabelText('Add a file', { selector: 'input' }), [new File(['x'], 'label.png'), new File(['x'], 'bad.exe'), new File([], 'nothing.pdf')]);
    await waitFor(() => expect(server.draft?.content.body).toBe('Thirty days.\n\n![label](/files/x/label.png)'));
    expect(screen.getByText(/bad.exe was not added. This kind of file cannot be added./)).toBeTruthy();
    expect(screen.getByText(/nothing.pdf was not added. It is empty./)).toBeTruthy();
  });

  it('uses the toolbar, and links another article by a few words of it', async () => {
    const { fake, open, server } = desk();
    fake.answer('articles.list', () => fine({ rows: [], next: null, found: 0 }));
    const { user } = await open();
    const box = await text();
    await user.click(box);
    box.setSelectionRange(0, 6);
    await user.click(screen.getByRole('button', { name: 'Bold' }));
    expect(box.value).toBe('**Thirty** days.');
    await user.click(screen.getByRole('button', { name: 'Link an article' }));
    expect(await screen.findByText(/No other article in this language/)).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(server.draft?.content.body).toBe('**Thirty** days.'));
  });
});

describe('two people in one article', () => {
  const THEIRS = articleDraft(ARTICLE, { body: 'Sixty days.', title: 'Returning' }, { rev: 2, by: { id: MAYA.id, name: MAYA.name } });

  it('see each other', async () => {
    const { fake, open } = desk();
    fake.answer('article.open', () => fine(openedArticle(ARTICLE, articleDraft(ARTICLE), { others: [{ id: MAYA.id, name: MAYA.name, editing: true }] })));
    await open();
    expect(await screen.findByText('Maya Reed is editing')).toBeTruthy();
  });

  it('get both texts where they do not clash', async () => {
    const { fake, open } = desk();
    fake.answer('draft.save', () => fine({ saved: true, draft: { ...THEIRS, rev: 3, content: { ...THEIRS.content, body: 'Sixty days. Or more.' } }, merged: true }));
    const { user } = await open();
    const box = await text();
    await user.type(box, ' Or more.');
    expect(await screen.findByText(/Somebody else saved changes meanwhile/)).toBeTruthy();
    expect(box.value).toBe('Sixty days. Or more.');
    expect(screen.getByRole('heading', { name: 'Returning', level: 1 })).toBeTruthy();
  });

  it('decide where they clash, and nobody is overwritten', async () => {
    const { fake, open, saves } = desk();
    let clash = true;
    fake.answer('draft.save', ({ change }) => {
      if (clash) return fine({ saved: false, conflict: { draft: THEIRS, clashes: ['body'] } });
      return fine({ saved: true, merged: true, draft: { ...THEIRS, rev: 3, content: { ...THEIRS.content, ...(change as Partial<DraftContent>) } } });
    });
    const { user } = await open();
    await user.type(await text(), ' Mine.');
    expect(await screen.findByRole('heading', { name: 'Maya Reed changed the same place' })).toBeTruthy();
    expect(screen.getByText('Sixty days.')).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Save this' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Write it from both' }));
    const both = screen.getByRole('textbox', { name: 'Text from both' });
    await user.clear(both);
    await user.type(both, 'Sixty days. Mine.');
    clash = false;
    await user.click(screen.getByRole('button', { name: 'Save this' }));
    expect(await screen.findByText(/^Saved /)).toBeTruthy();
    expect(saves().at(-1)).toEqual({ article: ARTICLE.id, rev: 1, change: { body: 'Sixty days. Mine.' }, was: { body: 'Sixty days.' } });
    expect((await text()).value).toBe('Sixty days. Mine.');
  });

  it('take over what the other saved while one only reads', async () => {
    const { fake, open, server } = desk();
    await open();
    const box = await text();
    server.draft = THEIRS;
    fake.push('article', { article: ARTICLE.id, rev: 2, version: 3, by: MAYA.id });
    await waitFor(() => expect(box.value).toBe('Sixty days.'));
  });
});

describe('a new article', () => {
  it('begins with the question that customers ask', async () => {
    const { fake } = desk();
    fake.answer('article.create', () => fine({ article: ARTICLE, draft: articleDraft(ARTICLE) }));
    const { user, router } = await renderConsole({ at: '/console/articles/new?question=do+you+ship+to+norway', me: EDDA, fake });
    await user.type(await screen.findByRole('textbox', { name: 'Title' }), 'Shipping to Norway{Enter}');
    await waitFor(() => expect(router.address.value).toBe(`/console/articles/edit/${ARTICLE.id}`));
    expect(fake.asked.find(({ name }) => name === 'article.create')?.input).toMatchObject({
      locale: 'en', content: { title: 'Shipping to Norway', questions: ['do you ship to norway'] },
    });
  });

  it('that is gone is said to be so', async () => {
    const { fake, open } = desk();
    fake.answer('article.open', () => refuse('not_found', 'There is no such article.'));
    await open();
    expect(await screen.findByRole('heading', { name: 'There is no such article' })).toBeTruthy();
  });
});
