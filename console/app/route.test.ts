import { describe, expect, it } from 'vitest';
import { conversationId } from '../testing/chat-log.ts';
import { addressOf, chatsAddress, parseAddress } from './route.ts';

describe('addresses of the console', () => {
  it('lead to the page they were made from', () => {
    const conversation = conversationId('abc');
    for (const list of ['unassigned', 'mine', 'all'] as const) {
      expect(parseAddress(chatsAddress(list, conversation))).toEqual({ page: 'chats', list, filter: 'open', conversation });
    }
    expect(parseAddress(chatsAddress('all', null, 'resolved'))).toEqual({ page: 'chats', list: 'all', filter: 'resolved', conversation: null });
    for (const page of ['surveys', 'people', 'website', 'tokens', 'about', 'password', 'start'] as const) {
      expect(parseAddress(addressOf(page))).toEqual({ page });
      expect(parseAddress(`${addressOf(page)}/`)).toEqual({ page });
    }
  });

  it('that nobody made lead nowhere', () => {
    expect(parseAddress('/console/chats/theirs')).toEqual({ page: 'unknown' });
    expect(parseAddress('/console/chats/mine/<script>')).toEqual({ page: 'unknown' });
    expect(parseAddress('/console/constructor')).toEqual({ page: 'unknown' });
  });
});
