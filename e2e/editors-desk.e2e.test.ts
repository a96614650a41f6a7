import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { agentOn } from './testing/agent.ts';
import { addColleague } from './testing/colleague.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();
const EDDA = { name: 'Edda Lind', email: 'edda@example.com', role: 'Admin' as const, password: 'a lamp in the library' };

/** Opens the article through the list, as editors do. */
async function openArticle(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Articles' }).first().click();
  await page.getByRole('searchbox', { name: 'Search' }).fill(title);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('textbox', { name: 'Text' }).waitFor();
}
const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();

describe('two editors in one article', () => {
  it('write at once, see each other, and decide where they clash: no word is lost', async () => {
    const maya = await stage.agent();
    const temporary = await addColleague(maya, EDDA);
    const edda = agentOn((await stage.person()).page);
    await edda.signInFirst(stage.server.url, EDDA, temporary);
    const title = await firstTitle(maya.page);
    await openArticle(maya.page, title);
    await openArticle(edda.page, title);

    // Its styles come through the policy, and single keys are letters in it.
    expect(await text(maya.page).evaluate((box) => getComputedStyle(box).fontFamily)).toContain('monospace');
    await text(maya.page).click();
    await maya.page.keyboard.press('Control+Home');
    await maya.page.keyboard.type('## From Maya\n\nj k x / ?\n\n- one\n');
    await maya.page.keyboard.type('two');
    await saved(maya.page);
    const drawn = maya.page.getByRole('region', { name: 'Preview' });
    await drawn.getByRole('heading', { name: 'From Maya' }).waitFor();
    await drawn.getByRole('listitem').filter({ hasText: 'two' }).waitFor();
    expect(await drawn.getByText('j k x / ?').count()).toBe(1);
    await edda.page.getByRole('region', { name: 'Preview' }).getByRole('heading', { name: 'From Maya' }).waitFor();
    await edda.page.getByText(/is editing$/).waitFor();

    await maya.page.context().setOffline(true);
    await text(maya.page).press('Control+Home');
    await maya.page.keyboard.type('Maya: ');
    await maya.page.getByText('Not saved: no connection. Kept in this browser.').waitFor();
    await text(edda.page).press('Control+Home');
    await edda.page.keyboard.type('Edda: ');
    await saved(edda.page);
    await maya.page.context().setOffline(false);
    await maya.page.getByRole('heading', { name: 'Edda Lind changed the same place' }).waitFor();
    await maya.page.getByRole('radio', { name: 'From Edda Lind' }).check();
    await maya.page.getByRole('button', { name: 'Save this' }).click();
    await saved(maya.page);
    await expect.poll(() => text(maya.page).innerText()).toContain('Edda: ## From Maya');

    await maya.page.reload();
    await text(maya.page).waitFor();
    expect(await text(maya.page).innerText()).toContain('Edda: ## From Maya');
  });
});

async function firstTitle(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Articles' }).first().click();
  return page.locator('.article-title').first().innerText();
}
