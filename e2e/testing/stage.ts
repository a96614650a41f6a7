import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createServerProcess } from '../../bench/server-process.ts';
import type { ServerProcess } from '../../bench/server-process.ts';
import { agentOn } from './agent.ts';
import type { Agent } from './agent.ts';
import { launchBrowser, newPerson } from './browser.ts';
import type { Person } from './browser.ts';
import { customerOn } from './customer.ts';
import type { Customer } from './customer.ts';

/** The agent's first words in `chatting`. */
export const GREETING = 'Hello, Maya here.';

/** One server and one browser for all stories of a file. */
export interface Stage {
  readonly server: ServerProcess;
  /** Somebody with a browser profile of their own, which is closed when the story ends. */
  person(options?: BrowserContextOptions): Promise<Person>;
  /** A customer on the demo site. */
  customer(options?: BrowserContextOptions): Promise<Customer>;
  /** An agent who has accepted the chat that a customer began with `opening`, and greeted. */
  chatting(opening: string): Promise<{ maya: Agent; tom: Customer }>;
  /** The same customer, with the same browser profile, on a new page of the demo site. */
  comeBack(customer: Customer): Promise<Customer>;
  /** An agent at the console, signed in as the admin unless somebody else is named. */
  agent(who?: { email: string; password: string }, options?: BrowserContextOptions): Promise<Agent>;
}

/**
 * Starts server and browser before the stories of the file that calls it, and ends them after. A story must leave no
 * error on anybody's page.
 */
export function raiseStage(environment: Readonly<Record<string, string>> = {}): Stage {
  let server: ServerProcess;
  let browser: Browser;
  const people: Person[] = [];

  beforeAll(async () => {
    server = await createServerProcess(environment);
    [browser] = await Promise.all([launchBrowser(), server.start()]);
  });
  afterEach(async () => {
    const errors = people.flatMap((person) => person.errors);
    await Promise.all(people.splice(0).map(({ context }) => context.close()));
    expect(errors).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  async function person(options: BrowserContextOptions = {}): Promise<Person> {
    const come = await newPerson(browser, options);
    people.push(come);
    return come;
  }
  const stage: Stage = {
    get server() {
      return server;
    },
    person,
    async chatting(opening) {
      const [maya, tom] = await Promise.all([stage.agent(), stage.customer()]);
      await tom.open();
      await tom.say(opening);
      await tom.askForPerson();
      await maya.openFrom('Unassigned', opening);
      await maya.press('Accept');
      await maya.reply(GREETING);
      await tom.sees(GREETING);
      return { maya, tom };
    },
    async customer(options) {
      const { page } = await person(options);
      await page.goto(server.url);
      return customerOn(page);
    },
    async comeBack({ page: before }) {
      const page = await before.context().newPage();
      await page.goto(server.url);
      return customerOn(page);
    },
    async agent(who, options) {
      const agent = agentOn((await person(options)).page);
      await agent.signIn(server.url, who);
      return agent;
    },
  };
  return stage;
}

/** What each of them sees in the chat. */
export function seen(...people: readonly (Agent | Customer)[]): Promise<readonly (readonly string[])[]> {
  return Promise.all(people.map((person) => person.messages()));
}
