import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOn } from './testing/customer.ts';
import { raiseStage } from './testing/stage.ts';
import { createWebsite } from './testing/website.ts';
import type { Website } from './testing/website.ts';

const stage = raiseStage();
/** The address that the server names itself by, so that it stands in the snippet. */
let server: string;
let shop: Website;
let stranger: Website;

beforeAll(async () => {
  server = stage.server.url.replace('127.0.0.1', 'localhost');
  [shop, stranger] = await Promise.all([createWebsite(server), createWebsite(server)]);
});
afterAll(() => Promise.all([shop.close(), stranger.close()]));

const pageWith = (snippet: string): string =>
  `<!doctype html><html lang="en"><title>A shop</title><h1>Our tents</h1><button>Buy</button>${snippet}</html>`;

/** What the browser tells the page's developer. */
function developerNotes(page: Page): string[] {
  const notes: string[] = [];
  page.on('console', (message) => notes.push(message.text()));
  return notes;
}

/** The answer to a WebSocket handshake of a page of `origin`. */
function handshake(origin: string): Promise<number | undefined> {
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    Origin: origin,
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': Buffer.alloc(16, 7).toString('base64'),
  };
  return new Promise((resolve, reject) => {
    const call = request(`${stage.server.url}/socket.io/?EIO=4&transport=websocket&inbox=main`, { headers });
    call.once('response', ({ statusCode }) => resolve(statusCode));
    call.once('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    call.once('error', reject);
    call.end();
  });
}

describe('the widget on the pages of others', () => {
  it('chats on a website as soon as that stands in the settings, under the strictest policy', async () => {
    const maya = await stage.agent();
    await maya.page.getByRole('link', { name: 'Settings', exact: true }).click();
    const snippet = await maya.page.getByRole('region', { name: 'Snippet' }).getByRole('code').innerText();
    shop.show(pageWith(snippet));
    await maya.page.getByRole('textbox', { name: 'Add a website' }).fill(shop.origin);
    await maya.page.getByRole('button', { name: 'Add', exact: true }).click();
    await maya.page.getByRole('list', { name: 'Allowed websites' }).getByText(shop.origin).waitFor();
    await maya.page.getByRole('button', { name: 'Save' }).click();
    await maya.page.getByText('Saved.').waitFor();

    const { page } = await stage.person();
    const notes = developerNotes(page);
    await page.goto(shop.origin);
    const tom = customerOn(page);
    await tom.open();
    await tom.say('Which tent is the lightest?');
    await tom.hasSent('Which tent is the lightest?');
    await tom.askForPerson();
    await maya.page.getByRole('link', { name: 'Chats' }).click();
    await maya.openFrom('Unassigned', 'Which tent is the lightest?');
    await maya.press('Accept');
    await maya.reply('The Cove 1, at 1.2 kg.');
    await tom.sees('The Cove 1, at 1.2 kg.');
    expect(await maya.page.getByRole('link', { name: 'A shop' }).first().getAttribute('href')).toBe(`${shop.origin}/`);
    expect(notes).toEqual([]);
    expect(await handshake(shop.origin)).toBe(101);
  });

  it('is refused on any other, says so to customer and developer, and breaks nothing there', async () => {
    stranger.show(pageWith(`<script async src="${server}/widget.js" data-inbox="main"></script>`));
    const { page } = await stage.person();
    const notes = developerNotes(page);
    await page.goto(stranger.origin);
    const tom = customerOn(page);
    await tom.open();
    await tom.sees('The chat cannot be reached from this page. This website is not allowed to use this chat.');
    const sentence = `Porchlight: The chat cannot be reached from ${stranger.origin}.`;
    await expect.poll(() => notes.filter((note) => note.startsWith(sentence))).toHaveLength(1);
    await tom.chat.getByRole('button', { name: 'Close chat' }).click();
    await page.getByRole('button', { name: 'Buy' }).click();
  });

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'file://'])(
    'has its WebSocket handshake refused from %s',
    async (origin) => {
      expect(await handshake(origin)).toBe(403);
    },
  );
});
