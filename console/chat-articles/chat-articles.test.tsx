import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ChatArticle } from '../../protocol/chat-articles-contract.ts';
import type { RichText } from '../../protocol/rich-text.ts';
import { chatLog } from '../testing/chat-log.ts';
import type { ChatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const RETURNS: ChatArticle = { id: 'id-returns', slug: 'returns', locale: 'en', title: 'Return something', summary: 'How to send it back.', audience: 'public', tiers: [], fits: null, address: 'https://help.example/en/returns' };
const GOODWILL: ChatArticle = { ...RETURNS, id: 'id-goodwill', slug: 'goodwill', title: 'Goodwill', audience: 'agents', address: null };
const words = (text: string): RichText => [{ t: 'paragraph', children: [{ t: 'text', text }] }];
const served = (letters: string) => chatLog(letters, Date.now() - 600_000).customer('How do I return boots?').handoff('requested').accept(ADA);

async function opened(log: ChatLog) {
  const fake = fakeStaff(ADA);
  fake.put(log);
  fake.answer('chat_articles.suggest', () => fine({
    question: 'How do I return boots?',
    suggestions: [{ article: RETURNS, confidence: 0.816, words: ['return', 'boots'], nearestQuestion: 'Can I send boots back?' }],
  }));
  fake.answer('chat_articles.search', ({ query }) => fine({ articles: query === 'goodwill' ? [GOODWILL] : [] }));
  fake.answer('chat_articles.read', ({ slug }) => fine(slug === 'returns'
    ? { article: RETURNS, passages: [{ heading: 'Deadline', blocks: words('Within 30 days.'), text: 'Within 30 days.' }, { heading: 'Costs', blocks: words('It is free.'), text: 'It is free.' }] }
    : { article: GOODWILL, passages: [{ heading: null, blocks: words('Up to 20 euros.'), text: 'Up to 20 euros.' }] }));
  const story = await renderConsole({ fake, at: `/console/chats/all/${log.id}` });
  await screen.findByRole('log', { name: 'Conversation' });
  const reply = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
  const sent = () => fake.asked.filter(({ name }) => name === 'message.send').map(({ input }) => input);
  const openPane = async () => {
    await story.user.click(screen.getByRole('button', { name: 'Articles' }));
    return within(await screen.findByRole('complementary', { name: 'Articles' }));
  };
  return { ...story, reply, sent, openPane };
}

describe('articles beside a conversation', () => {
  it('are suggested for the last question, with why and how sure that is', async () => {
    const { openPane } = await opened(served('why'));
    const pane = await openPane();
    const option = await pane.findByRole('button', { name: /Return something/ });
    expect(pane.getByText('How do I return boots?')).toBeTruthy();
    expect(option.textContent).toContain('82\u00a0% sure');
    expect(option.textContent).toContain('“return”, “boots”');
    expect(option.textContent).toContain('Can I send boots back?');
  });

  it('are suggested anew when the customer asks something else', async () => {
    const log = served('anew');
    const { fake, openPane } = await opened(log);
    await (await openPane()).findByRole('button', { name: /Return something/ });
    const before = fake.asked.filter(({ name }) => name === 'chat_articles.suggest').length;
    fake.put(log.customer('And socks?'));
    await waitFor(() => expect(fake.asked.filter(({ name }) => name === 'chat_articles.suggest')).toHaveLength(before + 1));
  });

  it('go into the reply by passage or by link, and the reply says which it passes on', async () => {
    const { user, reply, sent, openPane } = await opened(served('passage'));
    const pane = await openPane();
    await user.type(reply(), 'Hello');
    await user.click(await pane.findByRole('button', { name: /Return something/ }));
    await user.click(await pane.findByRole('button', { name: 'Insert “Deadline” into the reply' }));
    expect(reply().value).toBe('Hello\n\nWithin 30 days.');
    await user.click(pane.getByRole('button', { name: 'Insert link' }));
    expect(reply().value).toContain('Return something: https://help.example/en/returns');
    expect(screen.getByText(/Passes on an article/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(reply()));
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    expect(sent()).toMatchObject([{ articles: ['returns'] }]);
    await user.type(reply(), 'Bye{Enter}');
    expect(sent()[1]).not.toHaveProperty('articles');
  });

  it('are no longer passed on when the reply was emptied', async () => {
    const { user, reply, sent, openPane } = await opened(served('emptied'));
    const pane = await openPane();
    await user.click(await pane.findByRole('button', { name: /Return something/ }));
    await user.click(await pane.findByRole('button', { name: 'Insert link' }));
    await user.clear(reply());
    await user.type(reply(), 'I will look.{Enter}');
    expect(sent()).toHaveLength(1);
    expect(sent()[0]).not.toHaveProperty('articles');
  });

  it('are searched for with /, and what is for agents only is marked and asked about', async () => {
    const { user, reply, sent } = await opened(served('agents'));
    await user.keyboard('/');
    const field = await screen.findByRole('searchbox', { name: 'Search articles' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.type(field, 'goodwill');
    const pane = within(screen.getByRole('complementary', { name: 'Articles' }));
    const option = await pane.findByRole('button', { name: /Goodwill/ });
    expect(option.textContent).toContain('For agents only');
    await user.click(option);
    await user.click(await pane.findByRole('button', { name: 'Insert “Goodwill” into the reply' }));
    const question = screen.getByRole('dialog', { name: 'Customers may not see this article. Insert its words anyway?' });
    expect(reply().value).toBe('');
    expect(pane.queryByRole('button', { name: 'Insert link' })).toBeNull();
    await user.click(within(question).getByRole('button', { name: 'Insert anyway' }));
    expect(reply().value).toBe('Up to 20 euros.');
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    expect(sent()[0]).not.toHaveProperty('articles');
  });

  it('for another tier are marked, and asked about before their words go into the reply', async () => {
    const log = served('tier');
    const { user, fake, reply, sent, openPane } = await opened(log);
    const lounge = (fits: ChatArticle['fits']): ChatArticle => ({ ...GOODWILL, title: 'Lounge', slug: 'lounge', audience: 'tiers', tiers: ['Premium'], fits });
    let fits: ChatArticle['fits'] = 'no';
    fake.answer('chat_articles.search', () => fine({ articles: [lounge(fits)] }));
    fake.answer('chat_articles.read', () => fine({ article: lounge(fits), passages: [{ heading: null, blocks: words('Behind the office.'), text: 'Behind the office.' }] }));
    const pane = await openPane();
    await user.type(pane.getByRole('searchbox'), 'lounge');
    const option = await pane.findByRole('button', { name: /Lounge/ });
    expect(option.textContent).toContain('For PremiumNot this customer’s tier');
    await user.click(option);
    expect(pane.getByText(/This customer is not\./)).toBeTruthy();
    await user.click(await pane.findByRole('button', { name: 'Insert “Lounge” into the reply' }));
    const question = within(screen.getByRole('dialog', { name: 'This customer may not see this article. Insert its words anyway?' }));
    expect(question.getByText(/It is for customers of Premium\. This customer is not\./)).toBeTruthy();
    await user.click(question.getByRole('button', { name: 'Insert anyway' }));
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    fits = 'yes';
    await user.click(pane.getByRole('button', { name: 'All articles' }));
    await user.click(await pane.findByRole('button', { name: /Lounge/ }));
    await user.click(await pane.findByRole('button', { name: 'Insert “Lounge” into the reply' }));
    expect(reply().value).toBe('Behind the office.');
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    expect(sent().map((input) => (input as { articles?: string[] }).articles)).toEqual([undefined, ['lounge']]);
    expect(fake.asked.find(({ name }) => name === 'chat_articles.search')?.input).toMatchObject({ conversation: log.id });
  });

  it('say what to do where nothing is found and where the server does not answer', async () => {
    const { user, fake, openPane } = await opened(served('nothing'));
    const pane = await openPane();
    await user.type(pane.getByRole('searchbox'), 'kayak');
    expect(await pane.findByText('Nothing found for “kayak”. Try other words.')).toBeTruthy();
    fake.answer('chat_articles.search', () => refuse('unavailable', 'The articles are being indexed.'));
    await user.type(pane.getByRole('searchbox'), 's');
    expect((await pane.findByRole('alert')).textContent).toContain('The articles are being indexed.');
  });
});

describe('a proposal out of a conversation', () => {
  async function proposing(letters: string) {
    const story = await opened(served(letters).agent(ADA, 'Use the label.').resolve(ADA));
    story.fake.answer('chat_articles.begin_proposal', () => fine({ proposal: { title: 'How do I return boots?', questions: ['How do I return boots?'], body: 'Use the label.', locale: 'en' } }));
    await story.user.click(screen.getByRole('button', { name: 'Propose an article' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Propose an article' }));
    await dialog.findByRole('textbox', { name: 'Title' });
    return { ...story, dialog, proposed: () => story.fake.asked.filter(({ name }) => name === 'chat_articles.propose').map(({ input }) => input) };
  }

  it('begins with what was said, and tells that editors see it', async () => {
    const { user, fake, dialog, proposed } = await proposing('new');
    fake.answer('chat_articles.propose', () => fine({ article: 'made' }));
    const title = dialog.getByRole('textbox', { name: 'Title' });
    await user.clear(title);
    await user.type(title, 'Returning boots');
    await user.click(dialog.getByRole('button', { name: 'Propose' }));
    expect(await dialog.findByText(/Editors now see it under Articles as “Proposed by Ada Okafor”/)).toBeTruthy();
    expect(proposed()).toMatchObject([{ title: 'Returning boots', questions: ['How do I return boots?'], body: 'Use the label.' }]);
    expect(proposed()[0]).not.toHaveProperty('to');
  });

  it('can add to an article that is searched for', async () => {
    const { user, fake, dialog, proposed } = await proposing('addition');
    fake.answer('chat_articles.propose', () => fine({ article: GOODWILL.id }));
    await user.click(dialog.getByRole('radio', { name: 'An addition to an article' }));
    await user.click(dialog.getByRole('button', { name: 'Propose' }));
    expect(dialog.getByText('Choose the article.')).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: 'Find the article' }), 'goodwill');
    await user.click(await dialog.findByRole('button', { name: /Goodwill/ }));
    await user.click(dialog.getByRole('button', { name: 'Propose' }));
    await dialog.findByText(/Editors now see it/);
    expect(proposed()).toMatchObject([{ to: GOODWILL.id }]);
  });

  it('loses nothing when it is refused or closed, and is sent again as the same', async () => {
    const { user, fake, dialog, proposed } = await proposing('refused');
    fake.answer('chat_articles.propose', () => refuse('conflict', 'Somebody is changing this article.'));
    await user.type(dialog.getByRole('textbox', { name: 'Answer' }), ' Thanks.');
    await user.click(dialog.getByRole('button', { name: 'Propose' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('Somebody is changing this article.');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Propose an article' }));
    const again = within(await screen.findByRole('dialog', { name: 'Propose an article' }));
    expect(again.getByRole<HTMLTextAreaElement>('textbox', { name: 'Answer' }).value).toBe('Use the label. Thanks.');
    fake.answer('chat_articles.propose', () => fine({ article: 'made' }));
    await user.click(again.getByRole('button', { name: 'Propose' }));
    await again.findByText(/Editors now see it/);
    const ids = proposed().map((input) => (input as { clientId: string }).clientId);
    expect(new Set(ids).size).toBe(1);
  });

  it('is offered only once a conversation is resolved', async () => {
    await opened(served('open'));
    expect(screen.queryByRole('button', { name: 'Propose an article' })).toBeNull();
  });
});
