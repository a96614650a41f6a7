import { describe, expect, it } from 'vitest';
import type { ClientError } from './model.ts';
import { conversationId, setStage } from './testing/stage.ts';
import { FAIR } from './testing/network.ts';

const id = conversationId('one');
const LONG_MS = 60_000;

describe('the state of the connection', () => {
  it('is online only after the welcome of the server', async () => {
    const { visitor, world } = setStage();
    const client = visitor();
    expect([client.connection.value, client.welcome.value]).toEqual(['connecting', null]);
    await world.pass(100);
    expect(client.connection.value).toBe('online');
    expect(client.welcome.value).toHaveProperty('now');
  });

  it('is reconnecting from the moment the link breaks, and online again after the next welcome', async () => {
    const { visitor, world, network } = setStage();
    const client = visitor();
    await world.pass(100);
    network.cut();
    await world.pass(0);
    expect(client.connection.value).toBe('reconnecting');
    await world.pass(1_000);
    expect(client.connection.value).toBe('online');
  });

  it('tries ever more seldom, at least every ten seconds, while no server is there', async () => {
    const { visitor, world, network } = setStage();
    network.weather = { ...FAIR, closedDoors: 1 };
    const client = visitor();
    await world.pass(LONG_MS);
    const early = network.tried.length;
    await world.pass(LONG_MS);
    expect(network.tried.length - early).toBeLessThan(early);
    expect(network.tried.length - early).toBeGreaterThanOrEqual(6);
    expect(client.connection.value).toBe('connecting');
    network.weather = FAIR;
    await world.pass(11_000);
    expect(client.connection.value).toBe('online');
  });

  it('does not wait when the network is said to be back', async () => {
    const { visitor, world, network } = setStage();
    network.weather = { ...FAIR, closedDoors: 1 };
    const client = visitor();
    await world.pass(LONG_MS);
    network.weather = FAIR;
    client.wake();
    await world.pass(50);
    expect(client.connection.value).toBe('online');
  });

  it('tries polling first after a link that opened but never spoke', async () => {
    const { visitor, world, network } = setStage();
    network.weather = { ...FAIR, slowestMs: 1_000_000 };
    visitor();
    await world.pass(12_000);
    expect(network.tried).toEqual([false, true]);
  });

  it.each(['unauthenticated', 'forbidden', 'invalid_payload', 'not_found'] as const)(
    'is refused, with the reason and for good, when the server says %s',
    async (code) => {
      const { visitor, world, network } = setStage();
      let answer: ClientError | null = { code, message: 'No.' };
      network.door = () => answer;
      const client = visitor();
      await world.pass(LONG_MS);
      expect([client.connection.value, client.refusal.value]).toEqual(['refused', answer]);
      client.wake();
      await world.pass(LONG_MS);
      expect(network.tried).toHaveLength(1);
      answer = null;
      client.connect();
      await world.pass(100);
      expect([client.connection.value, client.refusal.value]).toEqual(['online', null]);
    },
  );

  it('waits as long as a crowded server asks for', async () => {
    const { visitor, world, network } = setStage();
    network.door = () => ({ code: 'rate_limited', message: 'Too many.', retryAfterMs: 30_000 });
    visitor();
    await world.pass(29_000);
    expect(network.tried).toHaveLength(1);
    await world.pass(2_000);
    expect(network.tried).toHaveLength(2);
  });

  it('comes back to a stopping server when it was told to, not before', async () => {
    const { visitor, world, network } = setStage();
    const client = visitor();
    await world.pass(100);
    network.announce('drain', { afterMs: 4_000 });
    await world.pass(1_000);
    expect(client.connection.value).toBe('online');
    network.cut();
    await world.pass(2_900);
    expect([client.connection.value, network.tried.length]).toEqual(['reconnecting', 1]);
    await world.pass(200);
    expect([client.connection.value, network.tried.length]).toEqual(['online', 2]);
  });

  it('leaves a stopping server that is still there when its time has come', async () => {
    const { visitor, world, network } = setStage();
    const client = visitor();
    await world.pass(100);
    network.announce('drain', { afterMs: 1_000 });
    await world.pass(1_100);
    expect([client.connection.value, network.tried.length]).toEqual(['online', 2]);
  });

  it('is idle after closing, and nothing is tried any more', async () => {
    const { visitor, world, network } = setStage();
    const client = visitor();
    await world.pass(100);
    network.announce('drain', { afterMs: 1_000 });
    await world.pass(50);
    client.close();
    await world.pass(LONG_MS);
    expect([client.connection.value, network.tried.length]).toEqual(['idle', 1]);
  });
});

describe('asking once', () => {
  it('is answered', async () => {
    const { visitor, world, server } = setStage();
    server.begin(id);
    const client = visitor();
    await world.pass(100);
    const answer = client.ask('conversation.open', { conversation: id, after: 0 });
    await world.pass(100);
    expect(await answer).toMatchObject({ ok: true, data: { upTo: 2, more: false } });
  });

  it('tells a refusal as the server gave it', async () => {
    const { visitor, world } = setStage();
    const client = visitor();
    await world.pass(100);
    const answer = client.ask('conversation.open', { conversation: id, after: 0 });
    await world.pass(100);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('is offline at once without a connection, and when it breaks meanwhile', async () => {
    const { visitor, world, network } = setStage();
    const client = visitor();
    expect(await client.ask('conversations.recent', {})).toMatchObject({ error: { code: 'offline' } });
    await world.pass(100);
    const answer = client.ask('conversations.recent', {});
    network.cut();
    await world.pass(0);
    expect(await answer).toMatchObject({ error: { code: 'offline' } });
  });

  it('ends after ten seconds without an answer', async () => {
    const { visitor, world, network } = setStage();
    const client = visitor();
    await world.pass(100);
    network.weather = { ...FAIR, lostAcks: 1 };
    let ended: unknown = null;
    void client.ask('conversations.recent', {}).then((outcome) => (ended = outcome));
    await world.pass(9_900);
    expect(ended).toBeNull();
    await world.pass(200);
    expect(ended).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });

  it('takes an answer that is none for an internal error', async () => {
    const { visitor, world, server } = setStage();
    server.refuse = () => ({ ok: false }) as never;
    const client = visitor();
    await world.pass(100);
    const answer = client.ask('conversations.recent', {});
    await world.pass(100);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});

describe('listening to the server', () => {
  it('ends when the listener says so', async () => {
    const { visitor, world, network } = setStage();
    const client = visitor();
    const heard: unknown[] = [];
    const stop = client.on('availability', (notice) => heard.push(notice));
    await world.pass(100);
    network.announce('availability', { peopleOnline: true });
    await world.pass(100);
    stop();
    network.announce('availability', { peopleOnline: false });
    await world.pass(100);
    expect(heard).toEqual([{ peopleOnline: true }]);
  });
});
