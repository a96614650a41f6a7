import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticlePair } from '../../protocol/duplicates-contract.ts';
import type { ExternalCheck, LinkProblem, LinkReport } from '../../protocol/links-contract.ts';
import { EDDA, articleId, articleRow } from '../testing/article-desk.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { renderConsole } from '../testing/render-console.tsx';

const NONE: ExternalCheck = { state: 'none', checked: 0, of: 0, at: null, reports: [] };
const linkProblem = (change: Partial<LinkProblem>): LinkProblem => ({ kind: 'missing', address: 'gone.md', words: 'our rules', suggestion: null, detail: null, ...change });
const report = (...problems: LinkProblem[]): LinkReport => ({ article: articleId('start'), slug: 'start', locale: 'en', title: 'Where to begin', version: 3, problems });

function checks(show = '') {
  const fake = fakeStaff(EDDA);
  fake.answer('links.external', () => fine({ check: NONE }));
  return { fake, open: () => renderConsole({ at: `/console/articles/checks${show}`, me: EDDA, fake }) };
}

describe('the links of the articles', () => {
  it('are put right in a click where it is clear what was meant', async () => {
    const { fake, open } = checks();
    const renamed = linkProblem({ kind: 'renamed', suggestion: { slug: 'returns', title: 'Returns' } });
    fake.answer('links.check', () => fine({ ready: true, articles: 7, reports: [report(renamed)] }));
    fake.answer('links.fix', ({ to }) => fine({ outcome: 'published', report: to === 'returns' ? null : report(renamed) }));
    const { user } = await open();
    expect(await screen.findByText('7 articles looked at: 1 with something to put right.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Link to “Returns”' }));
    expect(await screen.findByText('“our rules” leads to returns now. Readers have it.')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'All links lead somewhere' })).toBeTruthy();
    expect(fake.asked.find(({ name }) => name === 'links.fix')?.input).toEqual({ article: articleId('start'), version: 3, address: 'gone.md', to: 'returns' });
  });

  it('lead to an article that the editor chooses, or become words; a refusal is told where it belongs', async () => {
    const { fake, open } = checks();
    fake.answer('links.check', () => fine({ ready: true, articles: 1, reports: [report(linkProblem({}), linkProblem({ address: 'lost.md', words: 'more' }))] }));
    fake.answer('articles.list', ({ text }) => fine({ rows: text === 'pay' ? [articleRow('pay', { title: 'Ways to pay' })] : [], next: null, found: 1 }));
    fake.answer('links.fix', ({ to }) => (to === null ? refuse('conflict', 'Somebody has changed this article meanwhile.') : fine({ outcome: 'draft', report: report(linkProblem({ address: 'lost.md', words: 'more' })) })));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Choose another article for our rules' }));
    await user.type(screen.getByRole('textbox', { name: 'Search articles' }), 'pay');
    await user.click(await screen.findByRole('button', { name: /Ways to pay/ }));
    expect(await screen.findByText(/leads to pay now, in a draft of “Where to begin”/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Choose another article for our rules' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove the link of more, keep its words' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Somebody has changed this article meanwhile.');
  });

  it('are asked for again while the server still looks', async () => {
    const { fake, open } = checks();
    let asked = 0;
    fake.answer('links.check', () => fine({ ready: (asked += 1) > 2, articles: 3, reports: [] }));
    await open();
    expect(await screen.findByText('3 articles looked at: nothing is wrong.')).toBeTruthy();
    expect(asked).toBe(3);
  });

  it('to other websites are checked when somebody wants it, with the way to stop', async () => {
    const { fake, open } = checks();
    fake.answer('links.check', () => fine({ ready: true, articles: 1, reports: [] }));
    const running: ExternalCheck = { ...NONE, state: 'running', checked: 1, of: 4 };
    let check = NONE;
    fake.answer('links.external', () => fine({ check }));
    fake.answer('links.check_external', () => fine({ check: (check = running) }));
    fake.answer('links.cancel_external', () => fine({ check: (check = { ...running, state: 'cancelled', reports: [report(linkProblem({ kind: 'external', address: 'https://gone.example', detail: '404' }))] }) }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Check them now' }));
    expect(await screen.findByText('1 of 4 checked')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText(/Stopped after 1 of 4. 1 article has links without a page/)).toBeTruthy();
    expect(screen.getByText(/The page does not answer: 404./)).toBeTruthy();
  });
});

describe('texts that are nearly the same', () => {
  it('stand side by side, and one that is none goes until it is wanted back', async () => {
    const { fake, open } = checks('?show=duplicates');
    const side = (title: string, text: string) => ({ article: articleId(title), slug: title, title, audience: 'public' as const, heading: null, text });
    const pair: ArticlePair = { id: articleId('pair'), kind: 'contradiction', locale: 'en', similarity: 1, a: side('Returns', 'Within 60 days.'), b: side('Sale', 'Within 30 days.'), dismissed: null };
    let dismissed = false;
    fake.answer('duplicates.list', ({ dismissed: wanted }) => fine({ ready: true, pairs: dismissed === (wanted ?? false) ? [pair] : [], dismissed: dismissed ? 1 : 0 }));
    fake.answer('duplicates.dismiss', () => ((dismissed = true), fine(null)));
    fake.answer('duplicates.restore', () => ((dismissed = false), fine(null)));
    const { user } = await open();
    expect(within(await screen.findByRole('group', { name: 'Returns' })).getByText('60').tagName).toBe('MARK');
    await user.click(screen.getByRole('button', { name: 'Not a duplicate: Returns and Sale' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Returns' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('group', { name: 'Sale' })).toBeTruthy();
  });
});

describe('the languages of the articles', () => {
  it('show an outdated translation until it is marked, and begin one that is missing', async () => {
    const { fake, open } = checks('?show=languages');
    const entry = (locale: string, outdated = false) => ({ article: articleId(`a${locale}`), locale, title: `Title ${locale}`, state: 'published' as const, outdated });
    let outdated = true;
    fake.answer('languages.list', () => fine({ source: 'en', languages: [{ locale: 'en', published: 1, missing: 0, outdated: 0 }, { locale: 'de', published: 1, missing: 0, outdated: 1 }], rows: [{ slug: 'a', source: entry('en'), translations: [entry('de', outdated)], missing: ['fr'] }] }));
    fake.answer('languages.mark', () => ((outdated = false), fine(null)));
    fake.answer('article.create', () => refuse('conflict', 'There is already an article.'));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Mark Title de as up to date' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Mark Title de as up to date' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Begin Title en in French' }));
    expect(await screen.findByText('There is already an article.')).toBeTruthy();
    expect(fake.asked.at(-1)?.input).toMatchObject({ translates: articleId('aen'), locale: 'fr' });
  });
});

describe('redirects', () => {
  it('are added and removed, and say what is wrong at the field', async () => {
    const { fake, open } = checks('?show=redirects');
    let redirects = [{ locale: 'en', from: 'old', to: 'new', at: 1 }];
    fake.answer('redirects.list', () => fine({ redirects }));
    fake.answer('redirects.add', ({ from, to, locale }) => (from === to ? refuse('conflict', 'No.', { issues: [{ path: 'to', message: 'This would lead in a circle.' }] }) : fine({ redirects: (redirects = [...redirects, { locale, from, to, at: 2 }]) })));
    fake.answer('redirects.remove', ({ from }) => fine({ redirects: (redirects = redirects.filter((row) => row.from !== from)) }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Remove the redirect of old' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('rowheader', { name: 'old' })).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Old address' }), 'a');
    await user.type(screen.getByRole('textbox', { name: 'Leads to' }), 'a{Enter}');
    expect(await screen.findByText('This would lead in a circle.')).toBeTruthy();
  });
});
