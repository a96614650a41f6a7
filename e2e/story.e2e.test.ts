import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerProcess } from '../bench/server-process.ts';
import type { ServerProcess } from '../bench/server-process.ts';
import { agentOn } from './testing/agent.ts';
import { keepScreen, launchBrowser, newPerson } from './testing/browser.ts';
import { customerOn } from './testing/customer.ts';

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await createServerProcess();
  [browser] = await Promise.all([launchBrowser(), server.start()]);
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

describe('the whole story, with two browsers', () => {
  it('a customer asks for a person, is served, and rates the chat', async () => {
    const [customer, agent] = [await newPerson(browser), await newPerson(browser)];
    const maya = agentOn(agent.page);
    await maya.signIn(server.url);

    const tom = customerOn(customer.page);
    await customer.page.goto(server.url);
    await tom.open();
    await keepScreen(customer.page, 'widget-home');
    await tom.say('My tent pole broke on the first night');
    await tom.sees('My tent pole broke on the first night');
    await tom.askForPerson();
    await keepScreen(customer.page, 'widget-queued');

    await maya.openFrom('Unassigned', /tent pole/);
    await keepScreen(agent.page, 'console-queued');
    await maya.press('Accept');
    await maya.reply('Sorry to hear that. Which tent is it?');
    await tom.sees('Sorry to hear that. Which tent is it?');
    await tom.say('A Cove 2.');
    await maya.sees('A Cove 2.');
    await maya.note('Known problem with the first batch.');
    await maya.reply('A new pole is on its way to you.');
    await tom.sees('A new pole is on its way to you.');
    await keepScreen(customer.page, 'widget-chat');
    await keepScreen(agent.page, 'console-chat');
    await maya.press('Resolve');

    await tom.answer(/How satisfied are you/, '5');
    await tom.answer(/Was your question solved/, 'Yes');
    await tom.answer(/How likely are you to recommend/, '9');
    await tom.chat.getByRole('textbox', { name: 'Why?' }).fill('Quick and kind.');
    await tom.chat.getByRole('button', { name: 'Send feedback' }).click();
    await tom.chat.getByText(/thank/i).first().waitFor();
    await keepScreen(customer.page, 'widget-survey-done');
    expect(await tom.chat.getByText('Known problem').count()).toBe(0);
    expect([...customer.errors, ...agent.errors]).toEqual([]);
  });
});
