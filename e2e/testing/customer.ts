import type { Locator, Page } from 'playwright-core';

/** What a customer does, by the names they see. */
export interface Customer {
  readonly page: Page;
  readonly chat: Locator;
  readonly composer: Locator;
  /** Every message in the chat, of both sides and in its order; the bot's are left out. */
  messages(): Promise<readonly string[]>;
  open(): Promise<void>;
  /** Opens the chat and a new conversation's composer. */
  write(text: string): Promise<void>;
  say(text: string): Promise<void>;
  /** Resolves when the server has stored the message, the customer's newest. */
  hasSent(text: string): Promise<void>;
  /** Resolves when the text stands in the chat. */
  sees(text: string | RegExp): Promise<void>;
  askForPerson(): Promise<void>;
  endChat(): Promise<void>;
  /** Answers one question of the survey and goes on. */
  answer(question: RegExp, choice: string): Promise<void>;
  /** Answers the whole survey. */
  rate(csat: string, solved: 'Yes' | 'Partly' | 'No', nps: string, why: string): Promise<void>;
}

/** A customer on a page that carries the widget. */
export function customerOn(page: Page): Customer {
  const chat = page.getByRole('dialog');
  const composer = chat.getByRole('textbox', { name: 'Message' });
  const customer: Customer = {
    page,
    chat,
    composer,
    messages: () => chat.getByRole('log', { name: 'Messages' }).locator('.message:not(.bot) .text').allInnerTexts(),
    async open() {
      await page.getByRole('button', { name: /^Chat with us/ }).click();
      await chat.waitFor();
    },
    async write(text) {
      await composer.fill(text);
    },
    async say(text) {
      await composer.fill(text);
      await chat.getByRole('button', { name: 'Send message' }).click();
    },
    hasSent: (text) => chat.getByRole('listitem').filter({ hasText: text }).getByText(/· (Sent|Delivered|Read)$/).waitFor(),
    sees: (text) => chat.getByText(text).first().waitFor(),
    async askForPerson() {
      await chat.getByRole('button', { name: 'Talk to a person' }).click();
    },
    async endChat() {
      await chat.getByRole('button', { name: 'End chat' }).first().click();
    },
    async answer(question, choice) {
      await chat.getByRole('radiogroup', { name: question }).getByRole('radio', { name: choice, exact: true }).check();
      await chat.getByRole('button', { name: 'Next' }).click();
    },
    async rate(csat, solved, nps, why) {
      await customer.answer(/How satisfied are you/, csat);
      await customer.answer(/Was your question solved/, solved);
      await customer.answer(/How likely are you to recommend/, nps);
      await chat.getByRole('textbox', { name: 'Why?' }).fill(why);
      await chat.getByRole('button', { name: 'Send feedback' }).click();
      await customer.sees(/Your feedback is stored/);
    },
  };
  return customer;
}
