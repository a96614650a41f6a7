import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { agentOn } from './testing/agent.ts';
import { addColleague } from './testing/colleague.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();
const RITA = { name: 'Rita Reed', email: 'rita@example.com', role: 'Admin' as const, password: 'a lamp above the desk' };
const QUESTION = 'Can I hire snowshoes from you for a weekend?';
const ANSWER = 'You can hire snowshoes in our Galway store for €15 a weekend.';

/** Opens a page about articles. */
async function openDesk(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Articles', exact: true }).first().click();
  await page.getByRole('navigation', { name: 'Knowledge base' }).getByRole('link', { name }).click();
}
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();

/** Reads the golden set's result in the dialog, and decides to go on where something got worse. */
async function goOn(page: Page, dialogName: string, button: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: dialogName });
  const go = dialog.getByRole('button', { name: new RegExp(`^${button}`) });
  await dialog.getByText(/^Golden questions/).first().waitFor({ timeout: 240_000 });
  const decide = dialog.getByRole('checkbox', { name: /I have read what gets worse/ });
  if ((await decide.count()) > 0) await decide.check();
  const report = await dialog.innerText();
  await go.click();
  await dialog.waitFor({ state: 'detached', timeout: 60_000 });
  return report;
}

/** The next full minute that is far enough away to be chosen, as the browser's field has it. */
function soon(): string {
  const at = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

describe('a question that nobody could answer', () => {
  it('is found in the ledger, written about, tested, reviewed, scheduled, published, and answered to the next who asks', async () => {
    const tom = await stage.customer();
    await tom.open();
    await tom.say(QUESTION);
    await tom.sees(/I did not find an answer|Did you mean/);

    const maya = await stage.agent();
    const rita = agentOn((await stage.person()).page);
    await rita.signInFirst(stage.server.url, RITA, await addColleague(maya, RITA));

    await openDesk(maya.page, 'Gaps');
    await expect.poll(async () => {
      await maya.page.reload();
      return maya.page.getByRole('link', { name: QUESTION }).or(maya.page.getByText('No open gaps')).first().innerText();
    }, { timeout: 60_000, interval: 2_000 }).toBe(QUESTION);
    await maya.page.getByRole('listitem').filter({ hasText: QUESTION }).getByRole('button', { name: /^Write an article/ }).click();

    // The draft brings the customer's words along.
    await maya.page.getByRole('textbox', { name: 'Title' }).fill('Hire snowshoes');
    await maya.page.getByRole('textbox', { name: 'Text' }).click();
    await maya.page.keyboard.type(`## Hire snowshoes for a weekend\n\n${ANSWER}`);
    await saved(maya.page);
    await maya.page.getByRole('link', { name: 'Questions (1)' }).click();
    expect(await maya.page.getByRole('textbox', { name: 'Example questions' }).inputValue()).toBe(QUESTION);
    const address = maya.page.url();

    await maya.page.getByRole('button', { name: 'Ask for review' }).click();
    const asking = maya.page.getByRole('dialog', { name: 'Ask for a review' });
    await asking.getByRole('combobox', { name: 'Who should read it' }).selectOption({ label: RITA.name });
    await asking.getByRole('button', { name: 'Ask for a review' }).click();
    await maya.page.getByText('The review is asked for.').waitFor();

    await rita.page.goto(address);
    await rita.page.getByRole('button', { name: 'Approve' }).click();
    await rita.page.getByRole('dialog', { name: 'Approve this draft' }).getByRole('button', { name: 'Approve' }).click();
    await rita.page.getByText('Approved. It can be published now.').waitFor();

    await maya.page.getByText(`${RITA.name} approved it`).waitFor();
    await maya.page.getByRole('button', { name: 'More actions' }).click();
    await maya.page.getByRole('button', { name: 'Schedule…' }).click();
    const scheduling = maya.page.getByRole('dialog', { name: 'Schedule the publication' });
    await scheduling.getByLabel('What changed, and why').fill('Customers ask for snowshoes.');
    await scheduling.getByText(/^Golden questions/).first().waitFor({ timeout: 240_000 });
    await scheduling.getByLabel('Date and time').fill(soon());
    expect(await goOn(maya.page, 'Schedule the publication', 'Schedule')).toContain('Example questions of all articles');
    await maya.page.getByText(/It publishes itself on/).waitFor();

    // By itself, at its minute; from then on it is the article in force.
    await expect.poll(async () => {
      await maya.page.reload();
      await maya.page.getByRole('link', { name: 'All articles' }).waitFor();
      return maya.page.locator('.article-head .chip').first().innerText();
    }, { timeout: 150_000, interval: 3_000 }).toBe('Published');

    // Seconds later, on a busy machine too: who asks while the index is being built may still be offered titles.
    await expect.poll(async () => {
      const next = await stage.customer();
      await next.open();
      await next.say('hire snowshoes for the weekend');
      await next.sees(/hire snowshoes/i);
      return next.chat.getByText(ANSWER).first().waitFor({ timeout: 12_000 }).then(() => 'answered', () => 'not yet');
    }, { timeout: 60_000 }).toBe('answered');

    await openDesk(maya.page, 'Gaps');
    // The ledger is counted a few seconds behind the conversations.
    await expect.poll(async () => {
      await maya.page.reload();
      await maya.page.getByRole('group', { name: 'State' }).getByRole('button', { name: /^Solved/ }).click();
      return maya.page.getByRole('link', { name: QUESTION }).waitFor({ timeout: 5_000 }).then(() => 'solved', () => 'still open');
    }, { timeout: 90_000 }).toBe('solved');
  }, 600_000);
});
