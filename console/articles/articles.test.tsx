import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const EDDA = { ...ADA, name: 'Edda Lind', role: 'editor' as const };

describe('the articles', () => {
  it('are where an editor begins', async () => {
    const { router } = await renderConsole({ me: EDDA });
    expect(await screen.findByRole('heading', { name: 'Articles', level: 1 })).toBeTruthy();
    expect(router.address.value).toBe('/console/articles');
    expect(screen.getAllByRole('link', { name: 'Articles', current: 'page' })).toHaveLength(2);
  });

  it('are not shown to agents', async () => {
    await renderConsole({ at: '/console/articles', me: { ...ADA, role: 'agent' } });
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Articles' })).toBeNull());
  });
});
