import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import { BOT, MAYA, VISITOR } from '../testing/fake-server.ts';
import { answerTurn } from '../testing/samples.ts';
import { WORDS } from '../words.ts';
import { transcriptText } from './transcript-text.ts';

const conversation = 'C'.repeat(22) as ConversationId;
const said = (seq: number, actor: ViewEvent['actor'], data: ViewEvent<'message.posted'>['data']): ViewEvent => ({
  conversation, seq, prev: seq - 1, type: 'message.posted', v: 1, actor, clientId: `c-${seq}`, at: Date.UTC(2026, 2, 3, 12), data,
});

describe('the transcript', () => {
  const text = transcriptText(
    [said(1, VISITOR, { text: 'Two\nlines' }), said(2, BOT, { text: 'See:', bot: answerTurn }), said(3, MAYA, { text: 'Hi' })],
    'Harbour & Pine',
    WORDS,
  );

  it('names the company and the time zone at the top', () => {
    expect(text.split('\r\n')[0]).toBe(`Harbour & Pine (${Intl.DateTimeFormat().resolvedOptions().timeZone})`);
  });

  it('says who spoke, and what the bot quoted', () => {
    expect(text).toMatch(/\] You: Two\r\n {4}lines/);
    expect(text).toMatch(/\] Bot: See:\r\n {4}You have sixty days\./);
    expect(text).toMatch(/\] Maya: Hi/);
  });
});
