import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ImportJob, ImportRow } from '../../protocol/imports-contract.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { renderConsole } from '../testing/render-console.tsx';
import { standardGrants } from '../../protocol/roles.ts';

const EDITH = { id: 'e'.repeat(22), name: 'Edith', email: 'edith@example.com', role: 'editor', permissions: standardGrants('editor'), mustChangePassword: false } as unknown as Parameters<typeof fakeStaff>[0];
const ID = 'i'.repeat(22);
const job = (more: Partial<ImportJob> = {}): ImportJob => ({
  id: ID, source: 'kb-content', by: 'Edith', at: Date.UTC(2026, 0, 5), phase: 'open', rows: 3, finished: 1, undecided: 1,
  counts: { new: 1, same: 1, newer_there: 0, newer_here: 0, removed_here: 0, conflict: 1 }, lines: ['en/x.md: title is missing'], faults: 1, ...more,
});
const row = (number: number, more: Partial<ImportRow>): ImportRow => ({ row: number, path: `en/a/${number}.md`, slug: `a-${number}`, locale: 'en', title: `Article ${number}`, state: 'new', decision: 'take', outcome: null, article: null, ...more });
const ROWS = [row(0, {}), row(1, { state: 'conflict', decision: null, article: 'a'.repeat(22) }), row(2, { state: 'same', decision: 'leave', outcome: 'same', article: 'b'.repeat(22) })];

/** A server that keeps one import and does what is decided. */
function withImport() {
  const fake = fakeStaff(EDITH);
  let kept = job();
  let rows = ROWS;
  fake.answer('imports.list', () => fine({ imports: [kept] }));
  fake.answer('import.read', () => fine({ import: kept }));
  fake.answer('import.rows', ({ only }) => fine({ rows: rows.filter((each) => only === undefined || (only === 'undecided' ? each.decision === null : each.state === only)), next: null }));
  fake.answer('import.diff', ({ row: number }) => fine({ row: rows[number] as ImportRow, fields: [{ field: 'body', parts: [{ kind: 'same', text: 'In ' }, { kind: 'removed', text: '4' }, { kind: 'added', text: '3' }, { kind: 'same', text: ' days.' }] }] }));
  fake.answer('import.decide', ({ decision }) => {
    rows = rows.map((each) => (each.state === 'conflict' ? { ...each, decision } : each));
    kept = { ...kept, undecided: 0 };
    return fine({ import: kept });
  });
  fake.answer('import.apply', () => {
    rows = rows.map((each) => ({ ...each, outcome: each.outcome ?? (each.state === 'new' ? 'created' : 'updated') }));
    kept = { ...kept, phase: 'done', finished: 3 };
    return fine({ import: { ...kept, phase: 'applying' as const, finished: 1 } });
  });
  return fake;
}

describe('an editor who brings articles in from files', () => {
  it('sends a zip file, and sees what would change before anything does', async () => {
    const sent: { path: string; body: unknown }[] = [];
    const http = {
      'POST /console/api/imports?kind=html&name=pages.zip&locale=en&state=draft': (body: unknown) => {
        sent.push({ path: 'imports', body });
        return fine({ import: job() });
      },
    };
    const { user, router } = await renderConsole({ me: EDITH, fake: withImport(), at: '/console/articles/import', http });
    await user.click(await screen.findByRole('radio', { name: /HTML pages/ }));
    const input = screen.getByLabelText('Zip file or files to import');
    fireEvent.change(input, { target: { files: [new File(['PK'], 'pages.zip')] } });
    await screen.findByRole('heading', { name: 'kb-content' });
    expect(sent).toHaveLength(1);
    expect(router.address.value).toBe(`/console/articles/import?import=${ID}`);
    expect(screen.getByText('1 article waits for a decision.')).toBeTruthy();
    expect(screen.getByText('One thing could not be read as it is')).toBeTruthy();
  });

  it('sends a folder as one file', async () => {
    let body: Blob | null = null;
    const http = {
      'POST /console/api/imports?kind=articles&name=kb&locale=en&state=draft': (given: unknown) => {
        body = given as Blob;
        return fine({ import: job() });
      },
    };
    await renderConsole({ me: EDITH, fake: withImport(), at: '/console/articles/import', http });
    const input = await screen.findByLabelText('Folder to import');
    const file = (path: string) => Object.defineProperty(new File(['x'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path });
    fireEvent.change(input, { target: { files: [file('kb/en/a/x.md'), file('kb/.git/y.md'), file('kb/run.exe')] } });
    await screen.findByRole('heading', { name: 'kb-content' });
    expect(Object.keys(unzipSync(new Uint8Array(await (body as unknown as Blob).arrayBuffer())))).toEqual(['kb/en/a/x.md']);
  });

  it('is told why a file was refused, and can choose another', async () => {
    const http = { 'POST /console/api/imports?kind=articles&name=a.zip&locale=en&state=draft': () => refuse('invalid_payload', 'This zip file is broken, or packed in a way that cannot be read.') };
    await renderConsole({ me: EDITH, fake: withImport(), at: '/console/articles/import', http });
    fireEvent.change(await screen.findByLabelText('Zip file or files to import'), { target: { files: [new File(['PK'], 'a.zip')] } });
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was read. This zip file is broken');
    expect((screen.getByRole('button', { name: 'Choose a zip file or files' }) as HTMLButtonElement).disabled).toBe(false);
  });

  it('compares a conflict, decides it, and brings it in', async () => {
    const { user, fake } = await renderConsole({ me: EDITH, fake: withImport(), at: `/console/articles/import?import=${ID}` });
    await user.click(await screen.findByRole('button', { name: 'Compare Article 1' }));
    const dialog = await screen.findByRole('dialog', { name: 'Article 1' });
    await waitFor(() => expect(dialog.querySelector('del')?.textContent).toContain('4'));
    expect(dialog.querySelector('ins')?.textContent).toContain('3');
    await user.click(within(dialog).getByRole('button', { name: 'Take the file' }));
    await user.click(await screen.findByRole('button', { name: 'Bring in what is decided (2)' }));
    expect(await screen.findByText('All 3 articles are through.')).toBeTruthy();
    expect(fake.asked.filter(({ name }) => name === 'import.decide')).toMatchObject([{ input: { rows: [1], decision: 'take' } }]);
  });

  it('finds what waits for a decision in the list', async () => {
    await renderConsole({ me: EDITH, fake: withImport(), at: '/console/articles/import' });
    expect(await screen.findByText('Needs you')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Download everything' }).getAttribute('href')).toBe('/console/api/articles.zip');
  });
});
