import { describe, expect, it } from 'vitest';
import { conversationId } from '../testing/chat-log.ts';
import { addressOf, articleAddress, chatsAddress, contactAddress, parseAddress, placeAddress } from './route.ts';

describe('addresses of the console', () => {
  it('lead to the page they were made from', () => {
    const conversation = conversationId('abc');
    for (const list of ['unassigned', 'mine', 'all'] as const) {
      expect(parseAddress(chatsAddress(list, conversation))).toEqual({ page: 'chats', list, filter: 'open', conversation, place: { kind: 'lists' }, at: null });
    }
    expect(parseAddress(chatsAddress('all', null, 'resolved'))).toMatchObject({ page: 'chats', list: 'all', filter: 'resolved', conversation: null });
    for (const page of ['surveys', 'people', 'website', 'tokens', 'about', 'password', 'articles', 'feedback', 'categories', 'snippets', 'files', 'checks', 'golden', 'synonyms', 'imports', 'contacts', 'blocked', 'tags', 'contactSettings', 'start'] as const) {
      expect(parseAddress(addressOf(page))).toEqual({ page });
      expect(parseAddress(`${addressOf(page)}/`)).toEqual({ page });
    }
  });

  it('lead exactly to a message in a view, or among what was searched for', () => {
    const conversation = conversationId('abc');
    for (const place of [{ kind: 'view', view: 'urgent' }, { kind: 'search', query: 'q=tent+%26+pegs&status=open' }] as const) {
      expect(parseAddress(placeAddress(place, conversation, 12))).toMatchObject({ page: 'chats', place, conversation, at: 12 });
      expect(parseAddress(placeAddress(place))).toMatchObject({ place, conversation: null, at: null });
    }
    expect(parseAddress(contactAddress(conversation))).toEqual({ page: 'contact', contact: conversation });
  });

  it('lead to an article, or to a new one that begins with a question', () => {
    expect(parseAddress(articleAddress('a1'))).toEqual({ page: 'article', article: 'a1' });
    const begun = articleAddress(null, { question: 'Do you ship to Norway & Iceland?' });
    expect(parseAddress(begun)).toEqual({ page: 'article', article: null });
    expect(new URL(begun, 'http://console').searchParams.get('question')).toBe('Do you ship to Norway & Iceland?');
  });

  it('that nobody made lead nowhere', () => {
    expect(parseAddress('/console/chats/theirs')).toEqual({ page: 'unknown' });
    expect(parseAddress('/console/chats/mine/<script>')).toEqual({ page: 'unknown' });
    expect(parseAddress('/console/constructor')).toEqual({ page: 'unknown' });
  });
});
