import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { EDDA } from '../testing/article-desk.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { renderConsole } from '../testing/render-console.tsx';
import { mergedGroups } from './synonym-lines.ts';

function dictionary(groups: readonly (readonly string[])[]) {
  const fake = fakeStaff(EDDA);
  const server = { groups, revision: 4 };
  fake.answer('synonyms.list', () => fine({ ...server }));
  fake.answer('synonyms.save', ({ groups: next, revision }) => {
    if (revision !== server.revision) return refuse('conflict', 'Somebody else has saved the synonyms.');
    Object.assign(server, { groups: next, revision: revision + 1 });
    return fine({ ...server });
  });
  return { fake, server, open: () => renderConsole({ at: '/console/articles/synonyms', me: EDDA, fake }) };
}
const save = () => screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement;

describe('the synonyms', () => {
  it('are added as words between commas, and used by the bot once saved', async () => {
    const { server, open } = dictionary([['parcel', 'package']]);
    const { user } = await open();
    await screen.findByRole('textbox', { name: 'Words of parcel, package' });
    await user.click(screen.getByRole('button', { name: 'Add a group' }));
    const box = await screen.findByRole('textbox', { name: 'Words of a new group' });
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.type(box, 'Trousers');
    expect(screen.getByText(/needs two words or more/)).toBeTruthy();
    expect(save().disabled).toBe(true);
    await user.type(box, ', pants,  trousers');
    await user.click(save());
    expect(await screen.findByText('Saved. The bot uses them now.')).toBeTruthy();
    expect(server.groups).toEqual([['trousers', 'pants'], ['parcel', 'package']]);
  });

  it('of two editors come together, and are looked over before they are saved', async () => {
    const { server, open } = dictionary([['parcel', 'package'], ['sofa', 'couch']]);
    const { user } = await open();
    const box = await screen.findByRole('textbox', { name: 'Words of parcel, package' });
    await user.type(box, ', shipment');
    Object.assign(server, { revision: 9, groups: [['parcel', 'package'], ['tent', 'bivouac']] });
    await user.click(save());
    expect(await screen.findByText(/Somebody else saved meanwhile/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Words of sofa, couch' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Words of tent, bivouac' })).toBeTruthy();
    await user.click(save());
    await screen.findByText('Saved. The bot uses them now.');
    expect(server.groups).toEqual([['parcel', 'package', 'shipment'], ['tent', 'bivouac']]);
  });

  it('have stop phrases beside them, one in each line', async () => {
    const { server, open } = dictionary([['parcel', 'package'], ['-', 'kind regards']]);
    const { user } = await open();
    const box = (await screen.findByRole('textbox', { name: 'Stop phrases' })) as HTMLTextAreaElement;
    expect(box.value).toBe('kind regards');
    expect(screen.getByText('1 group')).toBeTruthy();
    await user.type(box, '\n Could you  tell me\n\n');
    await user.click(save());
    await screen.findByText('Saved. The bot uses them now.');
    expect(server.groups).toEqual([['parcel', 'package'], ['-', 'kind regards', 'could you tell me']]);
  });

  it('that both changed stay in both versions', () => {
    expect(mergedGroups([['a', 'b']], [['a', 'b', 'c']], [['a', 'b', 'd']])).toEqual([['a', 'b', 'c'], ['a', 'b', 'd']]);
  });
});
