import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { createServerProcess } from './server-process.ts';
import type { BenchResult } from './table.ts';

const WEB = 'dist/web';

/** Size after gzip at its usual level, in kB of 1,000 bytes. */
const gzipKb = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(`${WEB}/${file}`)).length, 0) / 1000;

/**
 * What a customer's browser loads: the loader on every page, the panel once somebody wants to chat; and, in a real
 * browser, how many requests and sockets there are before anybody does.
 */
export async function benchSize(): Promise<BenchResult> {
  const manifest = JSON.parse(readFileSync(`${WEB}/manifest.json`, 'utf8')) as Record<string, { file: string; imports: string[] }>;
  const panel = manifest['panel'];
  if (panel === undefined) throw new Error('dist/web/manifest.json names no panel');
  const { requests, sockets } = await beforeIntent();
  return {
    title: 'size: what a customer loads',
    figures: [
      { name: 'loader, gzip', value: gzipKb(['widget.js']), unit: 'kB', max: 3 },
      { name: 'panel to first paint, gzip', value: gzipKb([panel.file, ...panel.imports]), unit: 'kB', max: 38 },
      { name: 'requests before intent', value: requests, unit: '', max: 0 },
      { name: 'sockets before intent', value: sockets, unit: '', max: 0 },
    ],
  };
}

/** Requests and sockets of the demo page, besides the page itself and the loader, until the launcher has stood for a second. */
async function beforeIntent(): Promise<{ requests: number; sockets: number }> {
  const { ensureChromium } = (await import(String(new URL('../../../scripts/chromium.mjs', import.meta.url)))) as {
    ensureChromium: () => string;
  };
  const server = await createServerProcess();
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await server.start();
    const page = await browser.newPage();
    const asked: string[] = [];
    let sockets = 0;
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('websocket', () => (sockets += 1));
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Chat with us' }).waitFor();
    await page.waitForTimeout(1_000);
    const own = asked.filter((path) => path.startsWith('/assets') || path.startsWith('/socket.io') || path.startsWith('/widget/'));
    return { requests: own.length, sockets };
  } finally {
    await browser.close();
    await server.remove();
  }
}
