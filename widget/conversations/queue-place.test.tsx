import { screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { UserId, TeamId } from '../../protocol/ids.ts';
import { FakeServer, MAYA } from '../testing/fake-server.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';

afterEach(leaveAll);

const MINUTE = 60_000;
const BEN = { id: 'B'.repeat(22) as UserId, name: 'Ben' };
const queued = { status: 'queued', reason: 'requested', peopleOnline: true, card: { question: null, tried: [], fields: {}, page: null, locale: 'en' } } as const;

async function waiting(place: unknown) {
  const server = new FakeServer();
  server.welcome = { ...server.welcome, peopleOnline: true };
  server.answers['queue.place'] = () => ({ place });
  const visit = openPanel({ server });
  await waitFor(() => expect(visit.model.client.welcome.value).not.toBeNull());
  visit.model.start('Where is my tent?');
  await waitFor(() => expect(server.conversation).toBeTruthy());
  server.append({ kind: 'bot' }, 'handoff.requested', queued);
  return { server, visit };
}

describe('a customer who waits for a person', () => {
  it('is told their place and what others have waited, and each change of it', async () => {
    const { server } = await waiting({ position: 3, waitMs: { from: 2 * MINUTE, to: 5.5 * MINUTE }, peopleOnline: true });
    expect(await screen.findByText('You are number 3 in the queue. Others have lately waited 2 to 6 minutes.')).toBeTruthy();
    server.push('place', { conversation: server.conversation, place: { position: 1, waitMs: null, peopleOnline: true } });
    expect(await screen.findByText('You are next.')).toBeTruthy();
    server.push('place', { conversation: server.conversation, place: null });
    await waitFor(() => expect(screen.queryByText('You are next.')).toBeNull());
  });

  it('is told nothing that is not known', async () => {
    await waiting(null);
    expect(await screen.findByText('Somebody will join here. You can go on writing.')).toBeTruthy();
    expect(screen.queryByText(/number|next/)).toBeNull();
  });

  it('is told who they are passed on to, who joins and leaves, and when somebody comes back', async () => {
    const { server } = await waiting(null);
    server.append(MAYA, 'conversation.accepted', { status: 'active', agent: { id: MAYA.id, name: MAYA.name } });
    server.append(MAYA, 'participant.joined', { agent: BEN });
    server.append(MAYA, 'participant.left', { agent: BEN });
    server.append(MAYA, 'conversation.snoozed', { until: Date.now() + 60 * MINUTE, reason: 'Nobody needs to know.' });
    server.append(MAYA, 'conversation.transferred', { status: 'queued', from: null, to: { team: { id: 't'.repeat(22) as TeamId, name: 'Billing' } }, note: 'A secret.' });
    expect(await screen.findByText('You are being passed on to Billing.')).toBeTruthy();
    for (const text of ['Ben joined.', 'Ben left.', /^We will come back to you by .+\.$/]) expect(screen.getByText(text)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/secret|Nobody needs/);
  });
});
