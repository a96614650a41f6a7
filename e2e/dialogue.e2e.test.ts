import { expect, it, describe } from 'vitest';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage({ KB_EMBEDDINGS: 'off' });
const IN_TOKYO = { locale: 'en-GB', timezoneId: 'Asia/Tokyo' };

describe('a topic that the owner sends to people', () => {
  it('is asked for what they need, corrected, and handed over with it', async () => {
    const maya = await stage.agent();
    await maya.page.goto(`${stage.server.url}/console/settings/topics`);
    await maya.page.getByRole('button', { name: /^Technical/ }).click();
    await maya.page.getByRole('radio', { name: /Ask for the fields, then hand over/ }).check();
    await maya.page.getByRole('button', { name: 'Add a field' }).click();
    await maya.page.getByRole('textbox', { name: 'What it is called' }).last().fill('Serial number');
    await maya.page.getByRole('textbox', { name: 'Form' }).fill('SN-####');
    await maya.page.getByRole('textbox', { name: 'Message' }).fill('my lamp SN-4711 stopped working');
    await maya.page.getByRole('button', { name: 'Try', exact: true }).click();
    await maya.page.getByText('Serial number SN-4711').waitFor();
    await maya.page.getByRole('button', { name: 'Save' }).click();
    await maya.page.getByText(/^Saved/).waitFor();
    // Owners' changes reach the bot within seconds, on every server.
    const tom = await stage.customer(IN_TOKYO);
    await tom.open();
    await tom.say('My lamp stopped working');
    await tom.sees('please tell me: E-mail address');
    await tom.say('tom@exmaple.com');
    await tom.sees('please tell me: Serial number');
    await tom.say('sorry, tom@example.com');
    await tom.sees('please tell me: Serial number');
    await tom.say('it is sn 4712 not SN-4711');
    await tom.sees('Noted: Serial number SN-4712.');
    await tom.sees(/Serial number: SN-4712/);
    await maya.page.getByRole('link', { name: 'Chats' }).click();
    await maya.openFrom('Unassigned', 'My lamp stopped working');
    const card = maya.page.getByRole('region', { name: 'Handoff' });
    await card.getByText('SN-4712').waitFor();
    expect(await card.getByText('tom@example.com').count()).toBe(1);
    expect(await maya.page.getByRole('region', { name: 'What it is about' }).getByText('Technical').count()).toBe(1);
  });
});

describe('a customer in another zone, when nobody is there', () => {
  it('is told at home, by the bot and in the queue when people are there again', async () => {
    const maya = await stage.agent();
    await maya.page.goto(`${stage.server.url}/console/settings/opening-hours`);
    const remove = maya.page.getByRole('button', { name: /^Remove \d/ });
    await remove.first().waitFor();
    // Open on one day only, the third from now, so that it is closed whenever this runs.
    while ((await remove.count()) > 0) await remove.first().click();
    const day = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toLocaleDateString('en', { weekday: 'long', timeZone: 'Europe/Dublin' });
    await maya.page.getByRole('button', { name: `Add hours on ${day}` }).click();
    await maya.page.getByRole('button', { name: 'Save' }).click();
    await maya.page.getByText(/^Saved/).waitFor();
    await maya.page.getByRole('combobox', { name: 'Your presence' }).selectOption('away');
    const tom = await stage.customer(IN_TOKYO);
    await tom.open();
    // 9:00 in Dublin is the early evening in Tokyo.
    await tom.sees(new RegExp(`People are here again: ${day}, (17|18):00`));
    await tom.say('When is somebody there?');
    await tom.sees(new RegExp(`Nobody is here right now. People are here again on ${day} at [56]:00 PM`));
    await tom.askForPerson();
    await tom.sees(new RegExp(`waits for the next person who comes online. People are here again: ${day}`));
    expect(await tom.chat.getByText(/Dublin/).count()).toBe(0);
  });
});
