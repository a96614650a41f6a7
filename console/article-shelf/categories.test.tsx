import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { CategoryRow } from '../../protocol/categories-contract.ts';
import { EDDA, articleId } from '../testing/article-desk.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { renderConsole } from '../testing/render-console.tsx';
import { dropPlace, stepsOf } from './place-in-tree.ts';

const row = (slug: string, parent: string | null = null, articles = 0): CategoryRow => ({
  id: articleId(slug), slug, names: { en: slug[0]!.toUpperCase() + slug.slice(1) }, parent: parent && articleId(parent), articles,
});
const TREE = [row('orders', null, 3), row('returns', 'orders', 2), row('delivery'), row('account')];

function shelf(rows: readonly CategoryRow[] = TREE) {
  const fake = fakeStaff(EDDA);
  const server = { rows: [...rows] };
  const answer = () => fine({ categories: server.rows });
  fake.answer('categories.list', answer);
  fake.answer('categories.move', ({ id, parent, at }) => {
    const moving = server.rows.find((each) => each.id === id)!;
    const others = server.rows.filter((each) => each.id !== id);
    const next = others.filter((each) => each.parent === parent)[at];
    others.splice(next ? others.indexOf(next) : others.length, 0, { ...moving, parent });
    const ordered = (above: string | null): CategoryRow[] => others.filter((each) => each.parent === above).flatMap((each) => [each, ...ordered(each.id)]);
    server.rows = ordered(null);
    return answer();
  });
  return { fake, server, open: () => renderConsole({ at: '/console/articles/categories', me: EDDA, fake }) };
}
const names = () => within(screen.getByRole('list', { name: 'Categories' })).getAllByRole('listitem').map((item) => item.querySelector('.shelf-name')?.textContent);

describe('the categories', () => {
  it('are moved by keyboard, the focus goes along, and a move is taken back', async () => {
    const { open } = shelf();
    const { user } = await open();
    const account = await screen.findByRole('button', { name: 'Account' });
    account.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(await screen.findByText('Account is now number 2 of 3 on top.')).toBeTruthy();
    expect(names()).toEqual(['Orders', 'Returns', 'Account', 'Delivery']);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Account'));
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(await screen.findByText('Account is now number 2 of 2 below Orders.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toEqual(['Orders', 'Returns', 'Account', 'Delivery']));
  });

  it('are moved by drag onto another one', async () => {
    const { open } = shelf();
    await open();
    const item = async (name: string) => (await screen.findByRole('button', { name })).closest('li')!;
    fireEvent.dragStart(await item('Account'));
    fireEvent.dragOver(await item('Delivery'));
    fireEvent.drop(await item('Delivery'));
    expect(await screen.findByText('Account is now number 1 of 1 below Delivery.')).toBeTruthy();
  });

  it('are added below another one with a name in each language in use', async () => {
    const { fake, server, open } = shelf([{ ...row('orders'), names: { en: 'Orders', de: 'Bestellungen' } }]);
    fake.answer('categories.add', ({ names: given, parent }) => {
      server.rows.push({ id: articleId('new'), slug: 'new', names: given, parent, articles: 0 });
      return fine({ id: articleId('new'), categories: server.rows });
    });
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Actions for Orders' }));
    await user.click(screen.getByRole('button', { name: 'Add a category below' }));
    await user.type(screen.getByRole('textbox', { name: 'Name in English' }), 'Refunds');
    await user.type(screen.getByRole('textbox', { name: 'Name in German' }), 'Erstattungen');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByRole('button', { name: 'Refunds' })).toBeTruthy();
    expect(server.rows[1]).toMatchObject({ names: { en: 'Refunds', de: 'Erstattungen' }, parent: articleId('orders') });
  });

  it('ask where their articles go before they go', async () => {
    const { fake, open } = shelf();
    fake.answer('categories.remove', ({ to }) => (to === articleId('account') ? fine({ categories: [row('account')] }) : refuse('conflict', 'No.')));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Actions for Orders' }));
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove Orders?' }));
    expect(dialog.getByText('Returns moves up into its place.')).toBeTruthy();
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Where its 3 articles go' }), 'Account');
    await user.click(dialog.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(names()).toEqual(['Account']));
  });

  it('say at the address what is wrong with it', async () => {
    const { fake, open } = shelf();
    fake.answer('categories.change', () => refuse('conflict', 'Another category has this address.', { issues: [{ path: 'slug', message: 'is taken' }] }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Delivery' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The address is taken.')).toBeTruthy();
  });
});

describe('where a category can go', () => {
  it('is never inside itself, nor deeper than four', () => {
    const deep = [row('a'), row('b', 'a'), row('c', 'b'), row('d', 'c'), row('e'), row('f', 'e')];
    expect(stepsOf(deep, articleId('e'))).toMatchObject({ up: { parent: null, at: 0 }, down: null, out: null, in: { parent: articleId('a'), at: 1 } });
    expect(dropPlace(deep, articleId('a'), articleId('c'), 'inside')).toBeNull();
    expect(dropPlace(deep, articleId('e'), articleId('c'), 'inside')).toBeNull();
    expect(dropPlace(deep, articleId('f'), articleId('c'), 'inside')).toEqual({ parent: articleId('c'), at: 1 });
    expect(stepsOf(deep, articleId('d')).out).toEqual({ parent: articleId('b'), at: 1 });
  });
});
