import { describe, expect, it } from 'vitest';
import { ADMIN } from '../bench/server-process.ts';
import { agentOn } from './testing/agent.ts';
import { customerOn } from './testing/customer.ts';
import { keyboardOn } from './testing/keyboard.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();

describe('without a mouse', () => {
  it('a customer asks, is served and rates, and an agent serves them; the focus is always seen and comes back', async () => {
    const { page: desk } = await stage.person();
    const maya = agentOn(desk);
    const agent = keyboardOn(desk);
    await desk.goto(`${stage.server.url}/console`);
    await agent.isAt(desk.getByRole('textbox', { name: 'Email' }));
    await agent.type(ADMIN.email);
    await agent.press('Tab');
    await agent.type(ADMIN.password);
    await agent.press('Enter');
    await maya.list('Unassigned').waitFor({ state: 'attached' });

    const { page } = await stage.person();
    const tom = customerOn(page);
    const customer = keyboardOn(page);
    await page.goto(stage.server.url);
    const launcher = page.getByRole('button', { name: 'Chat with us' });
    await customer.tabTo(launcher);
    await customer.press('Enter');
    await customer.isAt(tom.composer);
    await customer.type('Which stove works in the cold?');
    await customer.press('Enter');
    await tom.hasSent('Which stove works in the cold?');
    await customer.isAt(tom.composer);
    await customer.tabTo(tom.chat.getByRole('button', { name: 'Talk to a person' }), 'back');
    await customer.press('Enter');

    await maya.list('Unassigned').getByRole('link').waitFor();
    await agent.press('j', 'Enter');
    await maya.sees('Which stove works in the cold?');
    await desk.getByRole('button', { name: 'Accept' }).waitFor();
    await agent.press('a');
    await desk.getByRole('button', { name: 'Resolve' }).waitFor();
    await agent.press('r');
    await agent.isAt(maya.replyBox);
    await agent.type('The Ember, down to minus ten.');
    await agent.press('Enter');
    await tom.sees('The Ember, down to minus ten.');
    const note = desk.getByRole('textbox', { name: 'Private note' });
    await agent.tabTo(note);
    await agent.type('Asked about winter.');
    await agent.press('Enter');
    await maya.sees('Asked about winter.');

    await customer.isAt(tom.chat.getByRole('log', { name: 'Messages' }));
    await customer.tabTo(tom.composer);
    await customer.type('Thank you.');
    await customer.press('Enter');
    await maya.sees('Thank you.');

    await agent.press('Control+k');
    await agent.type('Resolve');
    await desk.getByRole('option', { name: /^Resolve\b/ }).first().waitFor();
    await agent.press('Enter');
    await desk.getByRole('button', { name: 'Reopen' }).waitFor();
    await agent.isAt(note);

    const choice = (question: RegExp, name: string) =>
      tom.chat.getByRole('radiogroup', { name: question }).getByRole('radio', { name, exact: true });
    await customer.tabTo(choice(/How satisfied are you/, '5'), 'back');
    await customer.press('Space', 'ArrowLeft');
    expect(await choice(/How satisfied are you/, '4').isChecked()).toBe(true);
    await customer.tabTo(tom.chat.getByRole('button', { name: 'Next' }));
    await customer.press('Enter');
    await customer.isAt(choice(/Was your question solved/, 'Yes'));
    await customer.press('Space', 'Tab', 'Enter');
    await customer.isAt(choice(/How likely are you to recommend/, '0'));
    await customer.press('Space', ...Array.from({ length: 9 }, () => 'ArrowRight'));
    expect(await choice(/How likely are you to recommend/, '9').isChecked()).toBe(true);
    await customer.press('Tab', 'Enter');
    await customer.isAt(tom.chat.getByRole('textbox', { name: 'Why?' }));
    await customer.type('No mouse needed.');
    await customer.tabTo(tom.chat.getByRole('button', { name: 'Send feedback' }));
    await customer.press('Enter');
    await customer.isAt(tom.chat.getByText(/Your feedback is stored/));
    await maya.sees('No mouse needed.');

    await customer.press('Escape');
    await tom.chat.waitFor({ state: 'hidden' });
    await customer.isAt(launcher);
  });

  it('a dialog of the console gives the focus back to where it was', async () => {
    const { page } = await stage.agent();
    const agent = keyboardOn(page);
    const account = page.getByRole('button', { name: /^Account/ });
    await agent.tabTo(account);
    await agent.press('?');
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await shortcuts.waitFor();
    await agent.press('Escape');
    await shortcuts.waitFor({ state: 'hidden' });
    await agent.isAt(account);
    await agent.press('Enter');
    await agent.tabTo(page.getByRole('link', { name: 'Change password' }));
    await agent.press('Escape');
    await agent.isAt(account);
    expect(await page.getByRole('link', { name: 'Change password' }).count()).toBe(0);
  });
});
