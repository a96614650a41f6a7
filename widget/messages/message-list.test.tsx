import { screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BOT, MAYA } from '../testing/fake-server.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import type { Visit } from '../testing/open-panel.ts';

/** The view, in pixels; jsdom lays nothing out, so a line of text is given a height here. */
const VIEW = 400;
const LINE = 20;
const TALL = Array.from({ length: 60 }, (_, i) => `Step ${i + 1}`).join('\n');

const heightOf = (row: Element): number => (row.textContent?.split('\n').length ?? 0) * LINE;
const heightOfAll = (rows: readonly Element[]): number => rows.reduce((sum, row) => sum + heightOf(row), 0);

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(VIEW);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function height(this: Element) {
    return heightOfAll([...this.querySelectorAll('ol > li')]);
  });
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function top(this: HTMLElement) {
    const rows = [...(this.parentElement?.children ?? [])];
    return heightOfAll(rows.slice(0, rows.indexOf(this)));
  });
});

afterEach(() => {
  leaveAll();
  vi.restoreAllMocks();
});

const log = (): HTMLElement => screen.getByRole('log', { name: 'Messages' });
const endOfLog = (): number => log().scrollHeight - VIEW;
const topOf = (text: RegExp): number => screen.getByText(text).closest('li')?.offsetTop ?? Number.NaN;

async function asked(): Promise<Visit> {
  const visit = openPanel();
  await userEvent.click(await screen.findByRole('textbox', { name: 'Message' }));
  await userEvent.paste(TALL.replaceAll('Step', 'Line'));
  await userEvent.keyboard('{Enter}');
  await screen.findByText(/Sent$/);
  return visit;
}

function scrollTo(place: number): void {
  log().scrollTop = place;
  log().dispatchEvent(new Event('scroll'));
}

describe('a customer who follows the chat', () => {
  it('sees the end of what they wrote, and of a short answer', async () => {
    const { server } = await asked();
    expect(log().scrollTop).toBe(endOfLog());
    server.append(BOT, 'message.posted', { text: 'Sixty days.' });
    await screen.findByText('Sixty days.');
    expect(log().scrollTop).toBe(endOfLog());
  });

  it('begins an answer that is taller than the view at its top', async () => {
    const { server } = await asked();
    server.append(BOT, 'message.posted', { text: TALL });
    await screen.findByText(/Step 60/);
    expect(topOf(/Step 60/) - log().scrollTop).toBeGreaterThanOrEqual(0);
    expect(topOf(/Step 60/) - log().scrollTop).toBeLessThan(LINE);
    server.push('typing', { conversation: server.conversation, from: 'agent', name: 'Maya', typing: true });
    await screen.findByText('Maya is writing');
    expect(topOf(/Step 60/) - log().scrollTop).toBeLessThan(LINE);
  });

  it('is not taken away from it by the next message, which counts as unread until they go there', async () => {
    const visit = await asked();
    visit.server.append(BOT, 'message.posted', { text: TALL });
    await screen.findByText(/Step 60/);
    const place = log().scrollTop;
    visit.server.append(MAYA, 'message.posted', { text: 'Hello, Maya here.' });
    const button = await screen.findByRole('button', { name: 'New messages' });
    expect(log().scrollTop).toBe(place);
    expect(visit.unread).toBe(1);
    await userEvent.click(button);
    expect(log().scrollTop).toBe(endOfLog());
    await waitFor(() => expect(visit.unread).toBe(0));
  });

  it('stays at the end of a tall answer once they have read to there', async () => {
    const { server } = await asked();
    server.append(BOT, 'message.posted', { text: TALL });
    await screen.findByText(/Step 60/);
    scrollTo(endOfLog());
    server.append(MAYA, 'message.posted', { text: 'Hello, Maya here.' });
    await screen.findByText('Hello, Maya here.');
    expect(log().scrollTop).toBe(endOfLog());
  });

  it('is left where they are while they read further up', async () => {
    const { server } = await asked();
    scrollTo(100);
    server.append(MAYA, 'message.posted', { text: 'Hello, Maya here.' });
    expect(await screen.findByRole('button', { name: 'New messages' })).toBeTruthy();
    expect(log().scrollTop).toBe(100);
  });
});
