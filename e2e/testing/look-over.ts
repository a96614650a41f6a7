import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { keepScreen } from './browser.ts';

/** Keeps a picture of the screen; resolves to what axe finds on it, a line each. */
export async function lookOver(page: Page, name: string): Promise<readonly string[]> {
  await settled(page);
  await keepScreen(page, name);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Resolves when nothing moves any more: a colour half-way between two is nobody's choice. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}
