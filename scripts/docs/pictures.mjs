/** Takes the pictures of README and docs from the running product, and remembers from which screens they were taken. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../chromium.mjs';

/** The pictures, and the file that says which screens they show. */
export const PICTURES = 'docs/images';
export const MADE_FROM = `${PICTURES}/made-from.txt`;

/** Everything that decides how the screens look. */
const SCREENS = ['widget', 'console'];

/** A hash over the screens' sources: another one means that the pictures may be old. @returns {string} */
export function screensHash() {
  const hash = createHash('sha256');
  for (const folder of SCREENS) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Plays a chat between a customer and an agent and takes the pictures. */
export async function takePictures() {
  const compiled = await import(String(new URL('../../dist/node/bench/server-process.js', import.meta.url)));
  const server = await compiled.createServerProcess();
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await mkdir(PICTURES, { recursive: true });
    await server.start();
    const size = { viewport: { width: 1280, height: 800 } };
    const agent = await (await browser.newContext(size)).newPage();
    await signIn(agent, server.url, compiled.ADMIN);
    const customer = await (await browser.newContext(size)).newPage();
    await customer.goto(server.url);
    await customer.getByRole('button', { name: 'Chat with us' }).click();
    const chat = customer.getByRole('dialog');
    const say = async (/** @type {string} */ text) => {
      await chat.getByRole('textbox', { name: 'Message' }).fill(text);
      await chat.getByRole('button', { name: 'Send message' }).click();
    };
    await say('How long do I have to return something?');
    await chat.getByText('Did this help?').first().waitFor();
    await customer.screenshot({ path: `${PICTURES}/widget.png` });
    await chat.getByRole('button', { name: 'Talk to a person' }).click();
    await agent.getByRole('list', { name: 'Unassigned' }).getByRole('listitem').first().click();
    await agent.getByRole('button', { name: 'Accept' }).click();
    await say('It is a tent I used once.');
    await agent.getByRole('main').getByText('It is a tent I used once.').last().waitFor();
    await agent.getByRole('textbox', { name: 'Reply' }).fill('That is fine if it is clean and dry. Shall I send you the label?');
    await agent.getByRole('button', { name: 'Send reply' }).click();
    await agent.getByRole('textbox', { name: 'Private note' }).fill('Second return this year, both fine.');
    await agent.getByRole('button', { name: 'Add note' }).click();
    await agent.getByText('Second return this year').first().waitFor();
    await agent.screenshot({ path: `${PICTURES}/console.png` });
    await writeFile(MADE_FROM, `${screensHash()}\n`);
  } finally {
    await browser.close();
    await server.remove();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} url
 * @param {{ email: string, password: string }} who
 */
async function signIn(page, url, { email, password }) {
  await page.goto(`${url}/console`);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('list', { name: 'Unassigned' }).waitFor({ state: 'attached' });
  // The notice about the embedded engine comes with the connection.
  await page.getByRole('button', { name: 'Got it' }).click();
}
