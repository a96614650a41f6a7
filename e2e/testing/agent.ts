import type { Locator, Page } from 'playwright-core';
import { ADMIN } from '../../bench/server-process.ts';

/** Who signs in. */
export interface SignIn {
  email: string;
  password: string;
}

/** What an agent does, by the names they see. */
export interface Agent {
  readonly page: Page;
  readonly replyBox: Locator;
  /** Every message of the open conversation, of both sides and in its order; the bot's and notes are left out. */
  messages(): Promise<readonly string[]>;
  signIn(url: string, who?: SignIn): Promise<void>;
  /** Signs in with a password that was made for them, and changes it at once, as they must. */
  signInFirst(url: string, who: SignIn, temporary: string): Promise<void>;
  list(name: 'Unassigned' | 'Mine' | 'All'): Locator;
  /** Opens the first conversation of a list as soon as there is one, and expects to find `text` in it. */
  openFrom(name: 'Unassigned' | 'Mine' | 'All', text: string | RegExp): Promise<void>;
  press(button: string): Promise<void>;
  reply(text: string): Promise<void>;
  /** Resolves when the server has stored the reply. */
  hasSent(text: string): Promise<void>;
  note(text: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
}

/** An agent at the console. */
export function agentOn(page: Page): Agent {
  const main = page.getByRole('main');
  const replyBox = page.getByRole('textbox', { name: 'Reply', exact: true });
  async function enter(url: string, { email, password }: SignIn): Promise<void> {
    await page.goto(`${url}/console`);
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  /** Most stories are not about taking replies back: these agents have chosen that theirs leave at once. */
  async function letRepliesLeaveAtOnce(): Promise<void> {
    const answer = await page.request.get(new URL('/console/api/session', page.url()).href);
    const { user } = (await answer.json()) as { user: { id: string } };
    await page.evaluate((id) => localStorage.setItem(`porchlight:undo-send:${id}`, '0'), user.id);
  }
  const agent: Agent = {
    page,
    replyBox,
    messages: () => page.getByRole('log', { name: 'Conversation' }).locator('.bubble-visitor .message-text, .bubble-agent .message-text').allInnerTexts(),
    async signIn(url, who = ADMIN) {
      await enter(url, who);
      await agent.list('Unassigned').waitFor({ state: 'attached' });
      await letRepliesLeaveAtOnce();
    },
    async signInFirst(url, { email, password }, temporary) {
      await enter(url, { email, password: temporary });
      await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
      await page.getByLabel('Password you signed in with').fill(temporary);
      await page.getByLabel('New password', { exact: true }).fill(password);
      await page.getByLabel('New password again').fill(password);
      await page.getByRole('button', { name: 'Change password' }).click();
      await agent.list('Unassigned').waitFor({ state: 'attached' });
      await letRepliesLeaveAtOnce();
    },
    list: (name) => page.getByRole('list', { name, exact: true }),
    async openFrom(name, text) {
      await agent.list(name).getByRole('link').first().click();
      await page.getByRole('log', { name: 'Conversation' }).getByText(text).first().waitFor();
    },
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    async reply(text) {
      await replyBox.fill(text);
      await page.getByRole('button', { name: 'Send reply' }).click();
      // What the customer wrote meanwhile is shown once before a reply leaves: these agents have read it.
      const anyway = page.getByRole('button', { name: 'Send anyway' });
      await page.getByRole('form', { name: 'Write a reply' }).and(page.locator(':has(textarea:placeholder-shown)')).or(anyway).first().waitFor();
      if (await anyway.isVisible()) await anyway.click();
    },
    hasSent: (text) => main.getByRole('article', { name: 'Your reply', exact: true }).filter({ hasText: text }).waitFor(),
    async note(text) {
      await page.getByRole('textbox', { name: 'Private note' }).fill(text);
      await page.getByRole('button', { name: 'Add note' }).click();
    },
    sees: (text) => main.getByText(text).first().waitFor(),
  };
  return agent;
}
