import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/chromium.mjs';

/** Background traffic of the browser's own is off: tests run where there is no internet. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Sizes screens are looked at in. */
export const WIDE = { width: 1280, height: 800 };
/** A phone. */
export const NARROW = { width: 390, height: 844 };

/** Starts the browser of a test file; to be closed at its end. With a port, other tools can drive it too. */
export function launchBrowser(debuggingPort?: number): Promise<Browser> {
  const args = debuggingPort === undefined ? ARGUMENTS : [...ARGUMENTS, `--remote-debugging-port=${debuggingPort}`];
  return chromium.launch({ executablePath: ensureChromium(), args });
}

/** A person with a browser profile of their own. Errors on all their pages are collected: a story ends without any. */
export interface Person {
  context: BrowserContext;
  page: Page;
  errors: string[];
}

/** A new profile with one page. */
export async function newPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  context.on('weberror', (problem) => errors.push(String(problem.error())));
  return { context, page, errors };
}

/** Keeps a picture of the page as it is now in `e2e/screens/` (not committed). */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await mkdir('e2e/screens', { recursive: true });
  await page.screenshot({ path: `e2e/screens/${name}.png` });
}
