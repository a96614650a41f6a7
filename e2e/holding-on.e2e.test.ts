import { describe, expect, it } from 'vitest';
import { GREETING, raiseStage, seen } from './testing/stage.ts';

const stage = raiseStage();

describe('holding on to a chat', () => {
  it('a reload in mid-chat keeps what was said and what is being written, on both sides', async () => {
    const { maya, tom } = await stage.chatting('The zip of my tent is stuck');
    await tom.say('It worked last summer.');
    await tom.write('And then it ra');
    await maya.replyBox.fill('Have you tried so');
    await Promise.all([tom.page.reload(), maya.page.reload()]);
    await tom.open();
    const messages = ['The zip of my tent is stuck', GREETING, 'It worked last summer.'];
    await expect.poll(() => seen(maya, tom)).toEqual([messages, messages]);
    expect(await tom.composer.inputValue()).toBe('And then it ra');
    expect(await maya.replyBox.inputValue()).toBe('Have you tried so');
  });

  it('a reload in mid-survey keeps the answers and goes on with the next question', async () => {
    const { maya, tom } = await stage.chatting('Where is my rain cover?');
    await maya.press('Resolve');
    await tom.answer(/How satisfied are you/, '4');
    await tom.chat.getByRole('radiogroup', { name: /Was your question solved/ }).waitFor();
    await tom.page.reload();
    await tom.open();
    await tom.answer(/Was your question solved/, 'Yes');
    await tom.answer(/How likely are you to recommend/, '8');
    await tom.chat.getByRole('textbox', { name: 'Why?' }).fill('Fine.');
    await tom.page.reload();
    await tom.open();
    await tom.chat.getByRole('textbox', { name: 'Why?' }).fill('Fine, also after a reload.');
    await tom.chat.getByRole('button', { name: 'Send feedback' }).click();
    await tom.sees(/Your feedback is stored/);
    await maya.sees('Fine, also after a reload.');
    expect(await tom.chat.getByText('Fine, also after a reload.').count()).toBe(1);
  });

  it('what is written offline says so, and arrives once and in order when the connection is back', async () => {
    const { maya, tom } = await stage.chatting('My stove does not light');
    await tom.page.context().setOffline(true);
    const written = ['It is the Ember.', 'Bought in May.', 'The gas is new.'];
    for (const text of written) await tom.say(text);
    await tom.sees('You are offline. Your message is kept here and will be sent when you are back online.');
    await expect.poll(() => tom.chat.getByText('Kept here until you are online').count()).toBe(3);
    await tom.write('I could also');
    await maya.reply('Which stove is it?');
    await maya.hasSent('Which stove is it?');
    expect(await maya.messages()).not.toContain('It is the Ember.');
    await tom.page.context().setOffline(false);
    const messages = ['My stove does not light', GREETING, 'Which stove is it?', ...written];
    await expect.poll(() => seen(maya, tom)).toEqual([messages, messages]);
    await expect.poll(() => tom.chat.getByText('You are offline').count()).toBe(0);
    expect(await tom.composer.inputValue()).toBe('I could also');
  });

  it('an agent who is offline is told so, and loses nothing either', async () => {
    const { maya, tom } = await stage.chatting('Do you repair jackets?');
    await maya.page.context().setOffline(true);
    await maya.reply('We do.');
    await maya.reply('Send it to our workshop.');
    await expect.poll(() => maya.page.getByText('Kept here; it is sent when you are back online').count()).toBe(2);
    await tom.say('It is the blue one.');
    await tom.hasSent('It is the blue one.');
    await maya.page.context().setOffline(false);
    const messages = ['Do you repair jackets?', GREETING, 'It is the blue one.', 'We do.', 'Send it to our workshop.'];
    await expect.poll(() => seen(maya, tom)).toEqual([messages, messages]);
  });

  it('who closes the page and comes back finds the chat, with the answers of meanwhile counted as unread', async () => {
    const { maya, tom } = await stage.chatting('Is the Cove 2 in stock?');
    await tom.say('In green, if possible.');
    await maya.sees('In green, if possible.');
    // What was read is told with a short delay; who leaves sooner finds it unread.
    await maya.page.getByText('Read', { exact: true }).waitFor();
    await tom.page.close();
    await maya.reply('Yes, in green.');
    await maya.reply('Shall I put one aside?');
    const later = await stage.comeBack(tom);
    await later.page.getByRole('button', { name: 'Chat with us, 2 unread' }).waitFor();
    await later.open();
    const messages = [
      'Is the Cove 2 in stock?', GREETING, 'In green, if possible.', 'Yes, in green.', 'Shall I put one aside?',
    ];
    await expect.poll(() => seen(maya, later)).toEqual([messages, messages]);
    await later.page.getByRole('button', { name: 'Chat with us', exact: true }).waitFor();
  });
});
