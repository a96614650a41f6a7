import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fine } from '../testing/fake-staff.ts';
import { renderConsole } from '../testing/render-console.tsx';
import type { HttpAnswers } from '../testing/render-console.tsx';
import type { ApiToken } from './tokens-model.ts';

function vault(): { http: HttpAnswers; tokens: ApiToken[] } {
  const tokens: ApiToken[] = [];
  return {
    tokens,
    http: {
      'GET /console/api/tokens': () => fine({ tokens: [...tokens] }),
      'POST /console/api/tokens': (body) => {
        const { name, scopes } = body as Pick<ApiToken, 'name' | 'scopes'>;
        tokens.push({ id: 'one', name, scopes, createdAt: Date.now(), lastUsedAt: null, userName: 'Ada Okafor' });
        return fine({ id: 'one', token: 'porchlight_secret', scopes });
      },
      'DELETE /console/api/tokens/one': () => {
        tokens.length = 0;
        return fine(null);
      },
    },
  };
}

describe('the page of API tokens', () => {
  it('makes a token with scopes, shows it once, and revokes it', async () => {
    const { http, tokens } = vault();
    const { user } = await renderConsole({ at: '/console/settings/tokens', http });
    expect(await screen.findByText('No tokens yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'New token' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Order system{Enter}');
    expect(screen.getByText('Choose at least one.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'API description' }).getAttribute('href')).toBe('/api/docs');
    await user.click(screen.getByRole('checkbox', { name: 'articles:write', description: 'Add, change, import and delete articles' }));
    await user.click(screen.getByRole('button', { name: 'Make token' }));
    expect(await screen.findByText('porchlight_secret')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText('porchlight_secret')).toBeNull();
    expect(tokens[0]?.scopes).toEqual(['articles:write']);
    await user.click(screen.getByRole('button', { name: 'Revoke Order system' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('No tokens yet')).toBeTruthy();
  });
});
