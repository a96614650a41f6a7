/** Whatever happens on the way, what a person wrote is in the log once, in the order written, and shown once. */
import { effect } from '@preact/signals-core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStorage } from './outbox-storage.ts';
import type { Stage, Visitor } from './testing/stage.ts';
import { conversationId, opening, setStage, shown } from './testing/stage.ts';
import { FAIR } from './testing/network.ts';
import { seeded } from './testing/world.ts';

const CHATS = ['first', 'second'].map(conversationId);
const LONG_ENOUGH_MS = 10 * 60_000;
/** Many worlds are played through; a busy machine needs its time. */
const PATIENCE = { timeout: 60_000 };

type Act =
  | { act: 'write'; chat: number }
  | { act: 'answer'; chat: number }
  | { act: 'note'; chat: number }
  | { act: 'cut' | 'reload' | 'wake' | 'future' }
  | { act: 'pass'; ms: number };

const chat = fc.nat(CHATS.length - 1);
const acts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ act: fc.constant('write' as const), chat }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('answer' as const, 'note' as const), chat }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('cut' as const, 'reload' as const, 'wake' as const) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('future' as const) }) },
    { weight: 6, arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.constantFrom(0, 3, 10, 30, 400, 12_000) }) },
  ),
  { minLength: 5, maxLength: 40 },
);
const weathers = fc.record({
  slowestMs: fc.constantFrom(1, 20, 300),
  twice: fc.constantFrom(0, 0.5),
  lostAcks: fc.constantFrom(0, 0.3),
  closedDoors: fc.constantFrom(0, 0.5),
});

/** A page that shows all chats and swears that what was written on it is on the screen once, at every moment. */
function openPage({ visitor }: Stage) {
  const client = visitor();
  const models = CHATS.map((id) => client.conversation(id));
  const written: string[] = [];
  const wrongs: string[] = [];
  const stop = effect(() => {
    const texts = models.flatMap(shown);
    for (const text of new Set([...texts, ...written])) {
      const times = texts.filter((other) => other === text).length;
      if (times > 1 || (times === 0 && written.includes(text))) wrongs.push(`${text} is shown ${times} times`);
    }
  });
  return { client, models, written, wrongs, stop };
}

async function play(stage: Stage, script: readonly Act[]) {
  const { world, server, network } = stage;
  const wrote = CHATS.map((): string[] => []);
  const wrongs: string[] = [];
  let page = openPage(stage);
  let count = 0;
  const write = (client: Visitor, index: number): void => {
    const id = CHATS[index]!;
    const text = `message ${(count += 1)}`;
    const first = wrote[index]!.length === 0;
    wrote[index]!.push(text);
    if (first) client.perform('conversation.start', { conversation: id, ...opening(text) });
    else client.perform('message.send', { conversation: id, text });
    page.written.push(text);
  };
  for (const step of script) {
    if (step.act === 'write') write(page.client, step.chat);
    if (step.act === 'answer' || step.act === 'note') {
      const input = { conversation: CHATS[step.chat]!, clientId: `other-${(count += 1)}`, text: `answer ${count}` };
      server.other('agent', step.act === 'note' ? 'note.add' : 'message.send', input);
    }
    if (step.act === 'future' && server.texts(CHATS[0]!).length > 0) server.fromTheFuture(CHATS[0]!);
    if (step.act === 'cut') network.cut();
    if (step.act === 'wake') page.client.wake();
    if (step.act === 'pass') await world.pass(step.ms);
    if (step.act === 'reload') {
      wrongs.push(...page.wrongs);
      page.stop();
      page.client.close();
      page = openPage(stage);
    }
  }
  network.weather = FAIR;
  server.refuse = () => null;
  await world.pass(LONG_ENOUGH_MS);
  page.stop();
  return { page, wrote, wrongs: [...wrongs, ...page.wrongs] };
}

describe('what a person writes', () => {
  it('is stored once, in order, and shown once, through cuts, lost answers, reloads and disorder', PATIENCE, async () => {
    await fc.assert(
      fc.asyncProperty(acts, weathers, fc.nat(), fc.boolean(), async (script, weather, seed, moody) => {
        const random = seeded(seed);
        const stage = setStage(random);
        const { server, storage } = stage;
        stage.network.weather = weather;
        server.pageSize = 3;
        const moods = ['unavailable', 'internal', 'rate_limited'] as const;
        if (moody) server.refuse = () => (random() < 0.3 ? moods[Math.floor(random() * 3)]! : null);
        const { page, wrote, wrongs } = await play(stage, script);
        for (const [index, id] of CHATS.entries()) {
          expect(server.texts(id).filter((text) => text.startsWith('message'))).toEqual(wrote[index]);
          const known = server.view(id, 'contact').filter(({ v }) => v === 1);
          expect(page.models[index]!.events.value).toEqual(known);
          expect(page.models[index]!.pending.value).toEqual([]);
        }
        expect(wrongs).toEqual([]);
        expect(storage.keys()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is stored once and in order when two tabs of a browser share the outbox', PATIENCE, async () => {
    const twoTabs = fc.array(fc.tuple(fc.nat(1), fc.constantFrom(0, 5, 50, 11_000)), { minLength: 2, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(twoTabs, weathers, fc.nat(), async (script, weather, seed) => {
        const stage = setStage(seeded(seed));
        const id = CHATS[0]!;
        stage.server.begin(id);
        stage.network.weather = weather;
        const storage = memoryStorage();
        const tabs = [stage.visitor(storage)];
        const wrote: string[][] = [[], []];
        for (const [count, [tab, ms]] of script.entries()) {
          if (tab === 1 && tabs.length === 1) tabs.push(stage.visitor(storage));
          const text = `${tab}-${count}`;
          wrote[tab]!.push(text);
          tabs[tab]!.perform('message.send', { conversation: id, text });
          await stage.world.pass(ms);
        }
        stage.network.weather = FAIR;
        await stage.world.pass(LONG_ENOUGH_MS);
        const texts = stage.server.texts(id);
        expect(texts.filter((text) => text.startsWith('0-'))).toEqual(wrote[0]);
        expect(texts.filter((text) => text.startsWith('1-'))).toEqual(wrote[1]);
        expect(storage.keys()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a view of a conversation', () => {
  it.each(['contact', 'agent'] as const)(
    'of the %s is the same whether nothing was missed, the connection broke, or it is fetched afresh',
    PATIENCE,
    async (view) => {
      await fc.assert(
        fc.asyncProperty(acts, fc.nat(), async (script, seed) => {
          const stage = setStage(seeded(seed));
          const { server, network, world } = stage;
          server.pageSize = 3;
          const id = CHATS[0]!;
          server.begin(id);
          const open = () => (view === 'contact' ? stage.visitor(memoryStorage()) : stage.agent()).conversation(id);
          const broken = open();
          await world.pass(100);
          for (const [count, step] of script.entries()) {
            const input = { conversation: id, clientId: `other-${count}`, text: `text ${count}` };
            if (step.act === 'write') server.other('contact', 'message.send', input);
            if (step.act === 'answer') server.other('agent', 'message.send', input);
            if (step.act === 'note') server.other('agent', 'note.add', input);
            if (step.act === 'future') server.fromTheFuture(id);
            if (step.act === 'cut') network.cut();
            if (step.act === 'pass') await world.pass(step.ms);
          }
          const steady = stage.server.view(id, view);
          const fresh = open();
          await world.pass(LONG_ENOUGH_MS);
          expect(broken.events.value).toEqual(steady.filter(({ v }) => v === 1));
          expect(fresh.events.value).toEqual(broken.events.value);
          expect(fresh.state.value).toEqual(broken.state.value);
          expect([broken.loaded.value, broken.problem.value]).toEqual([true, null]);
        }),
        { numRuns: 60 },
      );
    },
  );
});
