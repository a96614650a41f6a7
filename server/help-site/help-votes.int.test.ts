import { describe, expect, it } from 'vitest';
import { openHelpSite } from './testing/help-stage.ts';

describe('a vote on an article', () => {
  it('is taken by a plain form and leads back with thanks', async () => {
    const { publish, vote, votes, visit } = await openHelpSite();
    await publish('returns');
    const answer = await vote('returns', { helped: 'yes' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/help/returns?vote=yes#_vote']);
    expect(votes).toEqual([{ slug: 'returns', locale: 'en', helped: true, reason: null, comment: null, voter: expect.any(String) as string }]);
    expect((await visit('/help/returns?vote=yes')).text).toContain('We are glad it helped.');
  });

  it('of "no" asks why, and takes the reason with the next form of the same reader', async () => {
    const { publish, vote, votes, visit } = await openHelpSite();
    await publish('returns');
    const first = await vote('returns', { helped: 'no' });
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^porchlight_reader=[\w-]{22}; Max-Age=\d+; Path=\/help; .*HttpOnly; SameSite=Strict$/);
    expect((await visit('/help/returns?vote=no')).text).toContain('My question is not answered');
    const second = await vote('returns', { helped: 'no', reason: 'outdated', comment: ' It says\r\n30 days. ' }, { cookie: cookie.split(';')[0] ?? '' });
    expect(second.headers.get('location')).toBe('/help/returns?vote=sent#_vote');
    expect(votes[1]).toMatchObject({ helped: false, reason: 'outdated', comment: 'It says\n30 days.', voter: votes[0]?.voter });
    expect(votes[0]?.voter).not.toBe(/=([\w-]{22})/.exec(cookie)?.[1]);
  });

  it('cannot be sent by another website in a reader’s name', async () => {
    const { publish, vote, votes, visit } = await openHelpSite();
    await publish('returns');
    const foreign = { origin: 'https://evil.example' };
    expect((await vote('returns', { helped: 'yes' }, { ...foreign, 'sec-fetch-site': 'cross-site' })).status).toBe(400);
    const old = await visit('/help/returns/vote', { method: 'POST', body: new URLSearchParams({ helped: 'yes' }), headers: foreign });
    expect([old.status, votes.length]).toEqual([400, 0]);
  });

  it('that cannot be read, or is for no article of theirs, changes nothing', async () => {
    const { publish, vote, votes, visit } = await openHelpSite();
    await publish('returns');
    await publish('goodwill', { audience: 'agents' });
    expect((await vote('returns', { helped: 'perhaps' })).status).toBe(400);
    expect((await vote('returns', { helped: 'no', comment: 'x'.repeat(20_000) })).status).toBe(400);
    expect((await vote('returns', { helped: 'no', reason: 'revenge' })).status).toBe(400);
    expect((await vote('goodwill', { helped: 'yes' })).headers.get('location')).toBe('/help/goodwill');
    expect((await visit('/help/goodwill')).status).toBe(404);
    expect((await visit('/help/returns/vote')).headers.get('location')).toBe('/help/returns');
    expect(votes).toEqual([]);
  });

  it('comes from one address only so often', async () => {
    const { publish, vote } = await openHelpSite(1);
    await publish('returns');
    expect((await vote('returns', { helped: 'yes' })).status).toBe(303);
    expect((await vote('returns', { helped: 'no' })).status).toBe(429);
  });
});
