/** An agent of the race at a real socket: answers offers, serves, resolves, and comes back when their server does. */
import type { Socket } from 'socket.io-client';
import type { ConversationSummary } from '../protocol/staff-contract.ts';
import { command, connectStaff, randomText } from './raw-clients.ts';
import { nextAnswer, pause, seeded } from './routing-work.ts';

/** One agent. */
export interface RaceAgent {
  readonly id: string;
  stop(): void;
}

/** Connects an agent and lets them work until `stop`. `seed` decides how they answer. */
export async function startAgent({ url, cookie, seed }: { url: string; cookie: string; seed: number }): Promise<RaceAgent> {
  const random = seeded(seed);
  /** Offers that were seen, by conversation and end; and conversations being served. */
  const seen = new Set<string>();
  const serving = new Set<string>();
  let isStopped = false;
  let socket: Socket | null = null;
  let id = '';

  async function ask(name: string, conversation: string): Promise<boolean> {
    if (socket === null || !socket.connected) return false;
    return command(socket, name, { conversation, clientId: randomText(9) }).then(
      () => true,
      () => false,
    );
  }

  async function serve(conversation: string, forMs: number): Promise<void> {
    if (serving.has(conversation)) return;
    serving.add(conversation);
    await pause(forMs);
    // While the server is away this is tried again after the next connection.
    if (!(await ask('conversation.resolve', conversation))) serving.delete(conversation);
  }

  async function consider({ id: conversation, status, offer, agent }: ConversationSummary): Promise<void> {
    if (agent?.id === id && status === 'active') return serve(conversation, 200);
    if (status !== 'queued' || offer?.agent.id !== id || offer.expiresAt <= Date.now()) return;
    const name = `${conversation}:${offer.expiresAt}`;
    if (seen.has(name)) return;
    seen.add(name);
    serving.delete(conversation);
    const answer = nextAnswer(random);
    if (answer.kind === 'ignore') return;
    await pause(answer.afterMs);
    if (answer.kind === 'decline') return void (await ask('offer.decline', conversation));
    serving.add(conversation);
    const taken = await ask('offer.accept', conversation);
    serving.delete(conversation);
    if (taken) await serve(conversation, answer.serveMs);
  }

  async function lookRound(at: Socket): Promise<void> {
    for (const list of ['unassigned', 'mine'] as const) {
      const { conversations } = await command<{ conversations: readonly ConversationSummary[] }>(at, 'conversations.list', { list, limit: 100 });
      for (const summary of conversations) void consider(summary);
    }
  }

  async function connect(): Promise<void> {
    while (!isStopped) {
      const made = await connectStaff(url, cookie).catch(() => null);
      if (made === null) {
        await pause(250);
        continue;
      }
      socket = made;
      made.on('summary', ({ summary }: { summary: ConversationSummary }) => void consider(summary));
      made.once('disconnect', () => void (isStopped || connect()));
      await lookRound(made).catch(() => undefined);
      return;
    }
  }

  const answer = await fetch(`${url}/console/api/session`, { headers: { cookie } });
  id = ((await answer.json()) as { user: { id: string } }).user.id;
  await connect();
  return {
    id,
    stop() {
      isStopped = true;
      socket?.disconnect();
    },
  };
}
