import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import type { FindingStage } from './testing/finding-stage.ts';
import { ADA, openFindingStage } from './testing/finding-stage.ts';

let stage: FindingStage;
beforeEach(async () => {
  stage = await openFindingStage();
});
afterEach(() => stage.close());

const DAY = 24 * 60 * 60 * 1000;
const search = (query: string, more: { limit?: number; cursor?: string; since?: number } = {}) =>
  stage.finding.find({ query, fits: () => true, since: 0, limit: 10, ...more });
const ids = async (query: string): Promise<readonly ConversationId[]> => (await search(query)).found.map(({ state }) => state.id);

describe('somebody who looks for words', () => {
  it('finds what customers and colleagues wrote, latest first, by the beginnings of words', async () => {
    const parcel = await stage.chat('Where is my Päckchen with the tent?');
    stage.clock.advance(60 * DAY);
    const tent = await stage.chat('The tents leak');
    await stage.act(ADA, tent, { kind: 'note', text: 'Third complaint about the seam' });
    expect(await ids('tent')).toEqual([tent, parcel]);
    expect(await ids('PACK te')).toEqual([parcel]);
    expect(await ids('seam leak')).toEqual([tent]);
    expect(await ids('seam päckchen')).toEqual([]);
    expect(await ids('nothing')).toEqual([]);
    expect(await ids('?!')).toEqual([]);
  });

  it('sees where the words stand, and what is around them', async () => {
    const chat = await stage.chat('Hello there');
    await stage.customer(chat, { kind: 'visitor_message', text: `${'It was a long way. '.repeat(20)} Then the zip of the awning broke.` });
    const [hit] = (await search('awning zip')).found;
    expect(hit).toMatchObject({ from: 'visitor', seq: 4 });
    expect(hit?.snippet.filter((part) => part.hit).map(({ text }) => text)).toEqual(['zip', 'awning']);
    expect(hit?.snippet[0]).toEqual({ text: '… ', hit: false });
  });

  it('no longer finds what was taken back', async () => {
    const chat = await stage.chat('Hello');
    await stage.act(ADA, chat, { kind: 'accept', agent: ADA }, { kind: 'agent_message', text: 'Your secretword is here', articles: [] });
    const { replies } = await stage.conversations.log.peek(chat);
    const messageSeq = replies[0]?.seq ?? 0;
    await stage.act(ADA, chat, { kind: 'edit_message', messageSeq, text: 'Your parcel is here', before: 'Your secretword is here' });
    expect(await ids('secretword')).toEqual([]);
    expect(await ids('parcel')).toEqual([chat]);
    expect((await search('parcel')).found[0]?.snippet.map(({ text }) => text).join('')).toBe('Your parcel is here');
  });

  it('goes on page by page, and only within the time that was asked for', async () => {
    const old = await stage.chat('lantern number one');
    stage.clock.advance(40 * DAY);
    const middle = await stage.chat('lantern number two');
    const latest = await stage.chat('lantern number three');
    const first = await search('lantern', { limit: 2 });
    expect(first.found.map(({ state }) => state.id)).toEqual([latest, middle]);
    const rest = await search('lantern', { limit: 2, cursor: first.next ?? '' });
    expect([rest.found.map(({ state }) => state.id), rest.next]).toEqual([[old], null]);
    expect((await search('lantern', { since: stage.clock.now() - 30 * DAY })).found).toHaveLength(2);
    await expect(search('lantern', { cursor: 'mine' })).rejects.toMatchObject({ code: 'invalid_payload' });
  });

  it('finds the customer’s name once an agent has given it', async () => {
    const chat = await stage.chat('Hello');
    await stage.act(ADA, chat, { kind: 'link_contact', contact: 'tom-tom-tom-tom-tom-to' as never, name: 'Tom Byrne' });
    expect(await ids('byrne')).toEqual([chat]);
    expect((await search('byrne')).found[0]).toMatchObject({ seq: null, snippet: [{ text: 'Tom ', hit: false }, { text: 'Byrne', hit: true }] });
  });
});
