import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticleFeedback, FeedbackEntry } from '../../protocol/feedback-contract.ts';
import type { SnippetRow } from '../../protocol/snippets-contract.ts';
import type { FileRow } from '../../protocol/uploads-contract.ts';
import { conversationId } from '../testing/chat-log.ts';
import { EDDA, articleId } from '../testing/article-desk.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

describe('the snippets', () => {
  const snippet = (name: string, change: Partial<SnippetRow> = {}): SnippetRow => ({ name, former: [], texts: { en: `Text of ${name}` }, version: 2, by: 'Maya Reed', at: 1, usedBy: [], heldBy: [], problems: [], ...change });

  it('are added, changed over the version that was seen, and removed only where nothing uses them', async () => {
    const fake = fakeStaff(EDDA);
    let rows = [snippet('hours', { usedBy: [{ article: articleId('a'), title: 'Visit us' }] }), snippet('foot')];
    fake.answer('snippets.list', () => fine({ snippets: rows }));
    fake.answer('snippets.save', ({ name, texts, version }) => {
      if (name === 'hours' && version !== 2) return refuse('conflict', 'No.');
      rows = [...rows.filter((row) => row.name !== name), snippet(name, { texts, version: version + 1 })];
      return fine({ snippet: snippet(name, { texts }) });
    });
    fake.answer('snippets.remove', ({ name }) => ((rows = rows.filter((row) => row.name !== name)), fine(null)));
    const { user } = await renderConsole({ at: '/console/articles/snippets', me: EDDA, fake });
    expect(await screen.findByRole('link', { name: 'Visit us' })).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Remove hours' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Change hours' }));
    const text = screen.getByRole('textbox', { name: 'Text in English' });
    await user.clear(text);
    await user.type(text, 'Nine to five');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('“hours” is saved. Readers and the bot have it now.')).toBeTruthy();
    expect(await screen.findByText('Nine to five')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove foot' }));
    await user.click(within(await screen.findByRole('dialog', { name: 'Remove foot?' })).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByText('Text of foot')).toBeNull());
  });

  it('get another name, or say why not', async () => {
    const fake = fakeStaff(EDDA);
    let rows = [snippet('hours')];
    fake.answer('snippets.list', () => fine({ snippets: rows }));
    fake.answer('snippets.rename', ({ name, to }) => {
      if (to === 'taken') return refuse('conflict', 'There is a snippet with this name already.', { issues: [{ path: 'name', message: 'is taken' }] });
      rows = [snippet(to, { former: [name], version: 3 })];
      return fine({ snippet: rows[0]! });
    });
    const { user } = await renderConsole({ at: '/console/articles/snippets', me: EDDA, fake });
    await user.click(await screen.findByRole('button', { name: 'Rename hours' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Rename hours' }));
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'taken{Enter}');
    expect(await dialog.findByText('The name is taken.')).toBeTruthy();
    await user.clear(name);
    await user.type(name, 'opening-hours{Enter}');
    expect(await screen.findByText('“hours” is called “opening-hours” now, in the texts that mention it, too.')).toBeTruthy();
    expect(await screen.findByText(/Called hours before\./)).toBeTruthy();
    expect(fake.asked.filter((each) => each.name === 'snippets.rename').at(-1)?.input).toEqual({ name: 'hours', to: 'opening-hours', version: 2 });
  });

  it('say at the name that it is taken, and keep what was written', async () => {
    const fake = fakeStaff(EDDA);
    fake.answer('snippets.list', () => fine({ snippets: [] }));
    fake.answer('snippets.save', () => refuse('conflict', 'There is one.', { issues: [{ path: 'name', message: 'is taken' }] }));
    const { user } = await renderConsole({ at: '/console/articles/snippets', me: EDDA, fake });
    await user.click(await screen.findByRole('button', { name: 'Add a snippet' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'hours');
    await user.type(screen.getByRole('textbox', { name: 'Text in English' }), 'Nine to five');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The name is taken.')).toBeTruthy();
    expect((screen.getByRole('textbox', { name: 'Text in English' }) as HTMLTextAreaElement).value).toBe('Nine to five');
  });
});

describe('the files', () => {
  it('show what uses them, and unused ones go when they are marked', async () => {
    const fake = fakeStaff(EDDA);
    const file = (name: string, change: Partial<FileRow> = {}): FileRow => ({
      id: articleId(name), name: `${name}.png`, address: `/files/${articleId(name)}/${name}.png`, type: 'image/png', isImage: true, size: 12_345, width: 4, height: 3, by: 'Maya Reed', at: 1, use: 'unused', usedBy: [], ...change,
    });
    let files = [file('lamp', { use: 'public', usedBy: [{ article: articleId('a'), title: 'Lamps' }] }), file('old'), file('spare')];
    fake.answer('files.list', ({ use }) => fine({ files: files.filter((each) => use === undefined || each.use === use), next: null, total: { files: files.length, bytes: 37_035 } }));
    fake.answer('files.remove', ({ ids }) => ((files = files.filter(({ id }) => !ids.includes(id))), fine({ removed: ids.length })));
    const { user } = await renderConsole({ at: '/console/articles/files', me: EDDA, fake });
    expect(await screen.findByRole('link', { name: 'Lamps' })).toBeTruthy();
    expect(screen.getByText(/3 files, 36 kB in all/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Unused' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Lamps' })).toBeNull());
    await user.click(screen.getByRole('checkbox', { name: /old.png/ }));
    await user.click(screen.getByRole('button', { name: 'Remove 1 file' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('1 file removed.')).toBeTruthy();
    expect(files.map(({ name }) => name)).toEqual(['lamp.png', 'spare.png']);
  });
});

describe('the feedback', () => {
  const head = (open: number): ArticleFeedback => ({ article: articleId('a'), slug: 'a', locale: 'en', title: 'Lamps', open, helped: 3, notHelped: 2, reasons: { missing: 2, unclear: 0, outdated: 0, other: 0 }, lastAt: 1 });
  const entry = (id: string, change: Partial<FeedbackEntry> = {}): FeedbackEntry => ({ id, source: 'help_site', reason: 'missing', comment: null, question: null, conversation: null, version: 1, state: 'open', at: 1, by: null, ...change });

  it('of an article is read, marked as done, and opened again', async () => {
    const fake = fakeStaff(ADA);
    const entries = [entry('one', { comment: 'How tall is it?' }), entry('two', { source: 'conversation', reason: null, question: 'how tall', conversation: conversationId('talk') })];
    const open = () => entries.filter(({ state }) => state === 'open').length;
    fake.answer('feedback.articles', () => fine({ articles: [head(open())], open: open() }));
    fake.answer('feedback.list', ({ state }) => fine({ article: head(open()), entries: entries.filter((each) => state === undefined || each.state === state), next: null }));
    fake.answer('feedback.set', ({ ids, state }) => {
      entries.forEach((each) => ids.includes(each.id) && Object.assign(each, { state, by: state === 'open' ? null : 'Ada' }));
      return fine({ entries: entries.filter(({ id }) => ids.includes(id)).map((each) => ({ ...each })), article: head(open()) });
    });
    const { user } = await renderConsole({ at: '/console/articles/feedback', fake });
    expect(await screen.findByText(/2 votes wait to be looked at/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Show the feedback on Lamps' }));
    expect(await screen.findByText('How tall is it?')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the conversation' }).getAttribute('href')).toBe(`/console/chats/all/${conversationId('talk')}`);
    const votes = within(screen.getByRole('list', { name: 'What readers said' }));
    await user.click(votes.getAllByRole('button', { name: 'Mark as done' })[0]!);
    expect(await screen.findByText('Marked as done.')).toBeTruthy();
    expect(screen.getByText(/1 vote waits to be looked at/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/2 votes wait to be looked at/)).toBeTruthy();
  });

  it('says what will appear where there is none', async () => {
    const fake = fakeStaff(EDDA);
    fake.answer('feedback.articles', () => fine({ articles: [], open: 0 }));
    await renderConsole({ at: '/console/articles/feedback', me: EDDA, fake });
    expect(await screen.findByRole('heading', { name: 'No feedback waits' })).toBeTruthy();
  });
});
