import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();
const PATH = 'en/warranty/spare-parts.md';
const HERE = 'Parts leave our workshop within a day.';
const THERE = 'Parts leave our workshop within two days.';

const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();

/** Publishes what is written, whatever the golden set says of it. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish this article' });
  await dialog.getByText(/^Golden questions/).first().waitFor({ timeout: 240_000 });
  const decide = dialog.getByRole('checkbox', { name: /I have read what gets worse/ });
  if ((await decide.count()) > 0) await decide.check();
  await dialog.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Live: the bot answers from it now.').waitFor({ timeout: 60_000 });
}

/** What customers read. */
const helpPage = async (): Promise<string> => (await fetch(`${stage.server.url}/help/spare-parts`)).text();

describe('an article in the console and in files', () => {
  it('goes back to what it said, and where both sides changed, a person decides', async () => {
    const { page } = await stage.agent();
    await page.getByRole('link', { name: 'Articles', exact: true }).first().click();
    await page.getByRole('navigation', { name: 'Knowledge base' }).getByRole('link', { name: 'Import and export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download everything' }).click()]);
    const files = unzipSync(new Uint8Array(await readFile(await download.path())));
    expect(Object.keys(files)).toEqual(expect.arrayContaining([PATH, 'golden.yml', 'synonyms.yml', 'categories.yml']));

    // Written here, published, and taken back from the history.
    await page.getByRole('navigation', { name: 'Knowledge base' }).getByRole('link', { name: 'Articles', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search' }).fill('Order spare parts');
    await page.getByRole('link', { name: 'Order spare parts' }).click();
    await page.getByRole('textbox', { name: 'Text' }).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type(`${HERE}\n\n`);
    await saved(page);
    await publish(page);
    await expect.poll(helpPage).toContain(HERE);
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    const restoring = page.getByRole('dialog', { name: 'Restore version 1' });
    await restoring.getByRole('radio', { name: /The article in force, at once/ }).check();
    await restoring.getByLabel('Why').fill('Said too much.');
    await restoring.getByRole('button', { name: 'Restore and publish' }).click();
    // The golden set is asked first; where something got worse, that is decided.
    const decide = restoring.getByRole('checkbox', { name: /I have read what gets worse/ });
    await page.getByText('Version 1 is restored.').or(decide).first().waitFor({ timeout: 240_000 });
    if (await decide.isVisible()) {
      await decide.check();
      await restoring.getByRole('button', { name: 'Restore and publish anyway' }).click();
    }
    await page.getByText('Version 1 is restored.').waitFor({ timeout: 60_000 });
    await expect.poll(helpPage).not.toContain(HERE);
    await page.getByText('Said too much.').waitFor();

    // Changed on both sides.
    await page.getByRole('link', { name: 'Write', exact: true }).click();
    await page.getByRole('textbox', { name: 'Text' }).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type(`${HERE}\n\n`);
    await saved(page);
    await publish(page);
    const old = strFromU8(files[PATH] as Uint8Array);
    const changed = { ...files, [PATH]: strToU8(old.replace('We keep parts', `${THERE} We keep parts`)) };
    await page.getByRole('link', { name: 'All articles' }).click();
    await page.getByRole('navigation', { name: 'Knowledge base' }).getByRole('link', { name: 'Import and export' }).click();
    await page.getByLabel('Zip file or files to import').setInputFiles({ name: 'articles.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(changed)) });
    await page.getByText('1 article waits for a decision.').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Compare Order spare parts' }).click();
    const comparing = page.getByRole('dialog', { name: 'Order spare parts' });
    await expect.poll(() => comparing.locator('ins').allInnerTexts()).not.toEqual([]);
    expect(await helpPage()).toContain(HERE);
    await comparing.getByRole('button', { name: 'Take the file' }).click();
    await page.getByRole('button', { name: /^Bring in what is decided/ }).click();
    await page.getByText(/^All \d+ articles are through\.$/).waitFor({ timeout: 60_000 });
    await expect.poll(helpPage).toContain(THERE);
  }, 600_000);
});
