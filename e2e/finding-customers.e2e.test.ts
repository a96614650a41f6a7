import { describe, expect, it } from 'vitest';
import { NARROW, WIDE } from './testing/browser.ts';
import { lookOver } from './testing/look-over.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();

describe('an agent looks for a customer', () => {
  it('by words, comes to the very message, knows who it was the next time, and makes one of two', async () => {
    const { maya, tom } = await stage.chatting('The zip of my Cove tent broke on the first evening');
    const { page } = maya;
    await tom.say('I am Tom, by the way');
    await maya.sees('I am Tom, by the way');

    await page.getByRole('searchbox', { name: 'Search conversations' }).fill('zip cov');
    await page.keyboard.press('Enter');
    const found = page.getByRole('list', { name: 'Conversations found' });
    await found.getByRole('link').first().click();
    await expect.poll(() => page.locator('.bubble-shown').innerText()).toContain('The zip of my Cove tent broke');
    expect(new URL(page.url()).searchParams.get('at')).not.toBeNull();
    expect(await lookOver(page, 'search')).toEqual([]);
    // The link alone leads there as well.
    await page.reload();
    await expect.poll(() => page.locator('.bubble-shown').innerText()).toContain('The zip of my Cove tent broke');

    const pane = page.getByRole('complementary', { name: 'Customer' });
    await pane.getByRole('button', { name: 'Name this visitor' }).click();
    const naming = page.getByRole('dialog', { name: 'Name this visitor' });
    await naming.getByRole('textbox', { name: 'Name' }).fill('Tom Byrne');
    await naming.getByRole('textbox', { name: 'E-mail' }).fill('tom@example.com');
    await naming.getByRole('button', { name: 'Make a contact' }).click();
    await pane.getByRole('heading', { name: 'Tom Byrne', exact: true }).waitFor();
    await pane.getByText('Chrome on Linux').waitFor();
    await pane.getByRole('button', { name: 'Edit tier' }).click();
    await pane.getByRole('combobox', { name: 'Tier' }).selectOption('Premium');
    await pane.getByRole('button', { name: 'Save' }).click();
    await pane.getByText('Tier changed.').waitFor();
    expect(await lookOver(page, 'customer-pane')).toEqual([]);

    await page.getByRole('link', { name: 'Contacts', exact: true }).click();
    await page.getByRole('button', { name: 'New contact' }).click();
    const adding = page.getByRole('dialog', { name: 'New contact' });
    await adding.getByRole('textbox', { name: 'Name' }).fill('Thomas B.');
    await adding.getByRole('textbox', { name: 'Telephone' }).fill('+353 20 910 0142');
    await adding.getByRole('button', { name: 'Add contact' }).click();
    await page.getByRole('heading', { name: 'Thomas B.', exact: true }).waitFor();
    await page.getByRole('button', { name: 'More about this customer' }).click();
    await page.getByRole('button', { name: /^Merge with/ }).click();
    const merging = page.getByRole('dialog', { name: 'Merge with Thomas B.' });
    await merging.getByRole('button', { name: /^Tom Byrne/ }).click();
    await merging.getByRole('radio', { name: 'Name: Tom Byrne' }).check();
    expect(await lookOver(page, 'merge')).toEqual([]);
    await merging.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('heading', { name: 'Tom Byrne', exact: true }).waitFor();
    await page.getByRole('link', { name: /I am Tom, by the way/ }).waitFor();
    expect(await lookOver(page, 'contact')).toEqual([]);
    await page.getByRole('link', { name: 'Contacts', exact: true }).last().click();
    await expect.poll(() => page.getByRole('rowheader').allInnerTexts()).toEqual(['Tom Byrne']);
    expect(await lookOver(page, 'contacts')).toEqual([]);
    await page.getByRole('rowheader').getByRole('link').click();
    await page.getByRole('button', { name: 'Take Tom Byrne apart again' }).click();
    await page.getByRole('heading', { name: 'Thomas B.', exact: true }).waitFor();
  });

  it('keeps somebody out, who is told at once and let in again later', async () => {
    const { maya, tom } = await stage.chatting('I will be rude');
    const { page } = maya;
    await page.getByRole('complementary', { name: 'Customer' }).getByRole('button', { name: 'More about this customer' }).click();
    await page.getByRole('button', { name: 'Block…' }).click();
    const blocking = page.getByRole('dialog', { name: /^Block / });
    await blocking.getByRole('textbox', { name: 'Reason' }).fill('Threats');
    expect(await lookOver(page, 'block')).toEqual([]);
    await blocking.getByRole('button', { name: 'Block', exact: true }).click();
    await tom.chat.getByText(/closed to you/).waitFor();
    const again = await stage.comeBack(tom);
    await again.open();
    await again.chat.getByText(/closed to you/).waitFor();

    await page.getByRole('link', { name: 'Contacts', exact: true }).click();
    await page.getByRole('link', { name: 'Blocked' }).click();
    await page.getByText('Threats').waitFor();
    expect(await lookOver(page, 'blocked')).toEqual([]);
    await page.getByRole('button', { name: /^Lift the block of/ }).click();
    await page.getByText('Nobody is blocked').waitFor();
    const later = await stage.comeBack(tom);
    await later.open();
    await later.sees('I will be rude');
  });

  it('keeps many in views, and does one thing to all of them', async () => {
    const maya = await stage.agent(undefined, { colorScheme: 'dark', viewport: WIDE });
    const { page } = maya;
    for (const words of ['First bulk question', 'Second bulk question']) {
      const customer = await stage.customer();
      await customer.open();
      await customer.say(words);
      await customer.askForPerson();
      await customer.sees('You asked for a person.');
    }
    await page.getByRole('button', { name: 'New view' }).click();
    const making = page.getByRole('dialog', { name: 'New view' });
    await making.getByRole('textbox', { name: 'Name' }).fill('Nobody serves');
    await making.getByRole('combobox', { name: 'Served by' }).selectOption({ label: 'Nobody' });
    expect(await lookOver(page, 'dark-view-dialog')).toEqual([]);
    await making.getByRole('button', { name: 'Save view' }).click();
    const view = page.getByRole('list', { name: 'Nobody serves', exact: true });
    // Whoever else waits by now may stand in it too; what a row shows of a chat is whatever was said last.
    await expect.poll(() => view.getByRole('listitem').count()).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('group', { name: 'Marked conversations' }).getByText('2 marked').waitFor();
    await page.getByRole('combobox', { name: 'Set priority' }).selectOption({ label: 'Urgent' });
    await page.getByText('2 conversations given the priority.').waitFor();
    expect(await lookOver(page, 'dark-view')).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('2 conversations put back.').waitFor();
  });

  it('on a phone as well, and the owner settles what is kept', async () => {
    const maya = await stage.agent(undefined, { viewport: NARROW, hasTouch: true });
    const { page } = maya;
    await page.goto(`${stage.server.url}/console/contacts`);
    await page.getByRole('heading', { name: 'Contacts', level: 1 }).waitFor();
    expect(await lookOver(page, 'phone-contacts')).toEqual([]);
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Edit name' }).waitFor();
    expect(await lookOver(page, 'phone-contact')).toEqual([]);
    await page.goto(`${stage.server.url}/console/contacts/settings`);
    await page.getByRole('button', { name: 'Add a field' }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('Customer number');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Label' }).inputValue()).toBe('Customer number');
    expect(await lookOver(page, 'phone-contact-settings')).toEqual([]);
    await page.goto(`${stage.server.url}/console/contacts/tags`);
    await page.getByRole('heading', { name: 'Tags', level: 1 }).waitFor();
    expect(await lookOver(page, 'phone-tags')).toEqual([]);
  });
});
