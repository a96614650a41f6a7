import { chromium } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import { ADMIN, createServerProcess } from './server-process.ts';
import { beginShift, COLLEAGUES } from './shift-agents.ts';
import type { BenchResult, Figure } from './table.ts';

/**
 * Before the heap is compared, caches fill and code is compiled: over 10,000 events it rose from 3.6 to 4.2 MB within the
 * first 4,800 and stayed between 4.2 and 4.35 MB after them. The five points after it are an hour of 20 agents, 3,000 events.
 */
const WARM_UP_EVENTS = 4_000;
const POINTS = 5;
const EVENTS_A_POINT = 600;
/** After the warm-up the heap may grow by so much, as a share. */
const GROWTH_MAX = 0.1;
const GARBAGE_ROUNDS = 3;

/** What the page holds at one moment. */
interface Held {
  bytes: number;
  nodes: number;
  listeners: number;
}

/**
 * One real console page in Chromium through a shift: 19 colleagues serve customers over sockets without pauses, the page
 * lists it all, has a conversation open and looks at the board now and then. Its heap is taken after garbage collection.
 */
export async function benchShift(): Promise<BenchResult> {
  const server = await createServerProcess();
  const { ensureChromium } = (await import(String(new URL('../../../scripts/chromium.mjs', import.meta.url)))) as { ensureChromium(): string };
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await server.start();
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await signInOn(page, server.url);
    const cdp = await page.context().newCDPSession(page);
    const shift = await beginShift(server.url);
    let events = await shift.work(WARM_UP_EVENTS);
    await lookAround(page);
    const held = [await hold(cdp)];
    for (let point = 1; point <= POINTS; point += 1) {
      events += await shift.work(EVENTS_A_POINT);
      await lookAround(page);
      held.push(await hold(cdp));
    }
    shift.close();
    const growth = (of: keyof Held): number => ((held.at(-1)?.[of] ?? NaN) / (held[0]?.[of] ?? NaN) - 1) * 100;
    const figures: Figure[] = [
      { name: 'events in the shift', value: events, unit: '' },
      ...held.map(({ bytes }, point) => ({ name: point === 0 ? 'heap after the warm-up' : `heap at point ${point}`, value: bytes / 1_000_000, unit: 'MB' })),
      { name: 'growth after the warm-up', value: growth('bytes'), unit: '%', max: GROWTH_MAX * 100 },
      { name: 'growth of elements', value: growth('nodes'), unit: '%' },
      { name: 'growth of listeners', value: growth('listeners'), unit: '%' },
    ];
    return { title: `shift: a console page while ${COLLEAGUES} colleagues work an hour without its pauses`, figures };
  } finally {
    await browser.close();
    await server.remove();
  }
}

async function signInOn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/console`);
  await page.getByRole('textbox', { name: 'Email' }).fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('list', { name: 'Unassigned' }).waitFor({ state: 'attached' });
  await page.getByLabel('Your presence').selectOption({ label: 'Busy' });
}

/** What somebody does between: the board, and back to the lists; always the same. */
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await page.getByRole('region', { name: 'In the queue' }).waitFor();
  await page.getByRole('link', { name: 'Chats', exact: true }).click();
  await page.getByRole('list', { name: 'All', exact: true }).waitFor({ state: 'attached' });
}

/** What the page holds when everything that can go is gone. */
async function hold(cdp: CDPSession): Promise<Held> {
  await cdp.send('HeapProfiler.enable');
  for (let round = 0; round < GARBAGE_ROUNDS; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}
