import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { GapRow, GapState, LedgerQuestion } from '../../protocol/ledger.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import type { CommandInput } from '../../protocol/command.ts';
import type { FakeStaff } from '../testing/fake-staff.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, adaAs, renderConsole } from '../testing/render-console.tsx';
import { conversationId } from '../testing/chat-log.ts';

const EVA = adaAs('editor');
const idOf = (letters: string) => letters.padEnd(22, '_');

const gap = (letters: string, more: Partial<GapRow> = {}): GapRow => ({
  id: idOf(letters), question: `Do you rent ${letters}?`, locale: 'en', state: 'open', people: 12, peopleBefore: 8, questions: 15,
  kinds: { no_answer: 11, handed_off: 4 }, lastAt: Date.now(), article: null, reopened: false, dismissed: null, ...more,
});

const question = (text: string): LedgerQuestion => ({
  id: `c:${text}`, text, locale: 'en', origin: 'chat', at: Date.now(), decision: 'nothing', reason: null, candidates: [], given: [], chosen: null,
  helped: null, outcome: 'left', kind: 'no_answer', conversation: conversationId('kayaks'),
});

/** A ledger that holds these gaps and does what is asked of it. */
function ledgerOf(gaps: readonly GapRow[], fake: FakeStaff = fakeStaff(ADA)) {
  const held = new Map(gaps.map((one) => [one.id, one]));
  const change = (id: string, what: Partial<GapRow>) => {
    const changed = { ...(held.get(id) ?? gap('gone')), ...what };
    held.set(id, changed);
    return changed;
  };
  const counts = () => Object.fromEntries((['open', 'in_work', 'solved', 'dismissed'] as const).map((state) => [state, [...held.values()].filter((one) => one.state === state).length])) as Record<GapState, number>;
  fake.answer('ledger.gaps', ({ state = 'open', kind, locale }: CommandInput<StaffContract, 'ledger.gaps'>) => {
    const fitting = [...held.values()].filter((one) => one.state === state && (!kind || (one.kinds[kind] ?? 0) > 0) && (!locale || one.locale === locale));
    return fine({ gaps: fitting, next: null, counts: counts(), locales: [...new Set(gaps.map((one) => one.locale))] });
  });
  fake.answer('ledger.gap', ({ gap: id }) => {
    const found = held.get(id);
    if (!found) return refuse('not_found', 'There is no such gap any more.');
    return fine({ gap: found, questions: [question(found.question), question('my card [card number] for a kayak')], next: null, found: [{ slug: 'rental', title: 'Tent rental', times: 3, given: 0 }] });
  });
  const article = { id: idOf('new-article'), slug: 'kayaks', locale: 'en', title: 'Do you rent kayaks' };
  fake.answer('ledger.draft', ({ gap: id }) => fine({ gap: change(id, { state: 'in_work', article }), article }));
  fake.answer('ledger.dismiss', ({ gap: id, reason, note = '' }) => fine({ gap: change(id, { state: 'dismissed', dismissed: { reason, note, by: 'Ada', at: Date.now() } }) }));
  fake.answer('ledger.reopen', ({ gap: id }) => fine({ gap: change(id, { state: 'open', dismissed: null, article: null }) }));
  fake.answer('ledger.phrasing', ({ gap: id, slug, locale }) => {
    const target = { id: idOf(slug), slug, locale, title: 'Tent rental' };
    return fine({ gap: change(id, { state: 'in_work', article: target }), article: target });
  });
  fake.answer('ledger.find_articles', ({ query }) => fine({ articles: query === 'nothing' ? [] : [{ id: idOf('rental'), slug: 'rental', locale: 'en', title: 'Tent rental' }] }));
  return fake;
}

const gapList = async () => within(await screen.findByRole('list', { name: 'Gaps' }));

describe('the page of gaps', () => {
  it('says of each gap whom it affects, how that changed, and why', async () => {
    await renderConsole({ at: '/console/articles/gaps', fake: ledgerOf([gap('kayaks'), gap('tents', { people: 1, questions: 1, peopleBefore: 0, kinds: { no_result: 1 } })]) });
    const list = await gapList();
    expect(list.getByText(/12 people asked this 15 times, 4 more than in the 30 days before/)).toBeTruthy();
    expect(list.getByText('No answer 11')).toBeTruthy();
    expect(list.getByText('Person asked after the answer 4')).toBeTruthy();
    expect(list.getByText(/1 person asked this, nobody in the 30 days before/)).toBeTruthy();
    expect(list.getByText('No search result 1')).toBeTruthy();
  });

  it('leads with one click to the draft of an article, and a lost answer makes no second one', async () => {
    const fake = ledgerOf([gap('kayaks')]);
    const { user, router } = await renderConsole({ at: '/console/articles/gaps', fake });
    fake.answer('ledger.draft', () => refuse('timeout', 'The server did not answer.'));
    await user.click((await gapList()).getByRole('button', { name: /Write an article/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer.');
    ledgerOf([gap('kayaks')], fake);
    await user.click((await gapList()).getByRole('button', { name: /Write an article/ }));
    await waitFor(() => expect(router.address.value).toBe(`/console/articles/edit/${idOf('new-article')}`));
    const asked = fake.asked.filter(({ name }) => name === 'ledger.draft').map(({ input }) => (input as { clientId: string }).clientId);
    expect(asked).toHaveLength(2);
    expect(new Set(asked).size).toBe(1);
  });

  it('dismisses with a reason, and takes it back', async () => {
    const fake = ledgerOf([gap('kayaks'), gap('tents')]);
    const { user } = await renderConsole({ at: '/console/articles/gaps', fake });
    await user.click((await gapList()).getByRole('button', { name: 'Dismiss “Do you rent kayaks?”' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Dismiss this gap' }));
    await user.click(dialog.getByRole('radio', { name: 'No real question' }));
    await user.type(dialog.getByRole('textbox', { name: 'Note' }), 'A test of ours');
    await user.click(dialog.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByText('Do you rent kayaks?', { selector: 'a' })).toBeNull());
    expect(screen.getByRole('button', { name: 'Dismissed 1' })).toBeTruthy();
    expect(fake.asked.findLast(({ name }) => name === 'ledger.dismiss')?.input).toMatchObject({ reason: 'noise', note: 'A test of ours' });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Do you rent kayaks?', { selector: 'a' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Open 2' })).toBeTruthy();
  });

  it('adds the question, in better words, to an article that is searched for', async () => {
    const fake = ledgerOf([gap('kayaks')]);
    const { user } = await renderConsole({ at: '/console/articles/gaps', fake });
    await user.click((await gapList()).getByRole('button', { name: /to an article/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add to an article' }));
    await user.clear(dialog.getByRole('textbox', { name: 'Question' }));
    expect(dialog.getByText('Write the question to add.')).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: 'Question' }), 'Can I rent a kayak?');
    await user.type(dialog.getByRole('textbox', { name: 'Find the article' }), 'tent');
    await user.click(await within(await dialog.findByRole('list', { name: 'Articles found' })).findByRole('button', { name: /Tent rental/ }));
    expect(await screen.findByText(/The question is in the draft of/)).toBeTruthy();
    expect(fake.asked.findLast(({ name }) => name === 'ledger.phrasing')?.input).toMatchObject({ slug: 'rental', questions: ['Can I rent a kayak?'] });
  });

  it('keeps period, state and filters in its address', async () => {
    const { user, router } = await renderConsole({ at: '/console/articles/gaps?days=7', fake: ledgerOf([gap('kayaks'), gap('zelte', { locale: 'de' })]) });
    expect(await screen.findByRole('button', { name: 'Last 7 days', pressed: true })).toBeTruthy();
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'de');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Why' }), 'handed_off');
    await waitFor(async () => expect((await gapList()).getAllByRole('listitem')).toHaveLength(1));
    expect(router.address.value).toBe('/console/articles/gaps?days=7&kind=handed_off&language=de');
    await user.click(screen.getByRole('button', { name: 'Solved 0' }));
    expect(await screen.findByText('No gap fits')).toBeTruthy();
  });

  it('says what will appear while there is nothing, and what is wrong when it cannot ask', async () => {
    const fake = ledgerOf([]);
    const { user } = await renderConsole({ at: '/console/articles/gaps', fake });
    expect(await screen.findByText('No open gaps')).toBeTruthy();
    fake.answer('ledger.gaps', () => refuse('unavailable', 'The store is away.'));
    await user.click(screen.getByRole('button', { name: 'Last 90 days' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The store is away.');
  });

  it('is downloaded as a table that no spreadsheet takes for formulas', async () => {
    const files: Blob[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${files.push(file)}`, revokeObjectURL: () => undefined }));
    const { user } = await renderConsole({ at: '/console/articles/gaps', fake: ledgerOf([gap('kayaks', { question: '=HYPERLINK("http://x")' })]) });
    await user.click(await screen.findByRole('button', { name: 'Download as CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    const lines = (await files[0]?.text())?.split('\r\n') ?? [];
    expect(lines[0]).toContain('Question,Language,State,People in 30 days');
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",en,Open,12,8,15,11,0,0,4,0,0,/);
  });
});

describe('the page of one gap', () => {
  it('shows the real questions, what was found for them, and leads to the conversations', async () => {
    await renderConsole({ at: `/console/articles/gaps/${idOf('kayaks')}`, fake: ledgerOf([gap('kayaks')]) });
    expect(await screen.findByRole('heading', { level: 1, name: 'Do you rent kayaks?' })).toBeTruthy();
    const asked = within(screen.getByRole('list', { name: 'What was asked' }));
    expect(asked.getByText('my card [card number] for a kayak')).toBeTruthy();
    expect(asked.getAllByText(/In the chat · No answer found, then the customer left/)).toHaveLength(2);
    expect(asked.getAllByRole('link', { name: /Open the conversation/ })[0]?.getAttribute('href')).toBe(`/console/chats/all/${conversationId('kayaks')}`);
    expect(within(screen.getByRole('list', { name: 'What was found for it' })).getByText('Considered 3 times, never given as the answer')).toBeTruthy();
  });

  it('offers no conversation to who may not open one', async () => {
    await renderConsole({ at: `/console/articles/gaps/${idOf('kayaks')}`, me: EVA, fake: ledgerOf([gap('kayaks')], fakeStaff(EVA)) });
    expect(await screen.findByText('my card [card number] for a kayak')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Open the conversation/ })).toBeNull();
  });

  it('says so when the gap is gone', async () => {
    await renderConsole({ at: `/console/articles/gaps/${idOf('old')}`, fake: ledgerOf([]) });
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such gap any more.');
  });
});
