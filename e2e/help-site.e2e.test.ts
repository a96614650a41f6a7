import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, connectStaff, signIn } from '../bench/raw-clients.ts';
import { freePort } from '../bench/server-process.ts';
import { launchBrowser, NARROW, WIDE } from './testing/browser.ts';
import { customerOn } from './testing/customer.ts';
import { lighthouseScores } from './testing/lighthouse-scores.ts';
import { lookOver } from './testing/look-over.ts';
import { raiseStage } from './testing/stage.ts';

const QUESTION = 'How do I return a jaket?';
const SEARCH = `/help/search?q=${encodeURIComponent(QUESTION)}`;

const PAGES = {
  home: '/help',
  'home-german': '/help/de',
  category: '/help/category/returns',
  article: '/help/how-to-return',
  search: SEARCH,
  'nothing-found': '/help/search?q=%E6%97%A5%E6%9C%AC',
  'vote-no': '/help/how-to-return?vote=no',
  'not-found': '/help/nothing-here',
} as const;

const LOOKS: readonly [name: string, options: BrowserContextOptions][] = [
  ['light-wide', { colorScheme: 'light', viewport: WIDE }],
  ['dark-wide', { colorScheme: 'dark', viewport: WIDE }],
  ['light-phone', { colorScheme: 'light', viewport: NARROW, hasTouch: true }],
  ['dark-phone', { colorScheme: 'dark', viewport: NARROW, hasTouch: true }],
];

describe('the help site', () => {
  const stage = raiseStage();
  let port: number;
  let measured: Browser;
  beforeAll(async () => {
    port = await freePort();
    measured = await launchBrowser(port);
  });
  afterAll(() => measured?.close());

  it('serves a reader whose browser runs no scripts, from a question to the vote', async () => {
    const { page } = await stage.person({ javaScriptEnabled: false });
    await page.goto(`${stage.server.url}/help`);
    await page.getByRole('searchbox', { name: 'Search the help articles' }).fill(QUESTION);
    await page.getByRole('button', { name: 'Search' }).click();
    expect(new URL(page.url()).searchParams.get('q')).toBe(QUESTION);
    await page.getByRole('link', { name: 'How do I return a jacket?' }).click();
    await page.getByRole('link', { name: 'How to return or exchange something' }).click();
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'What a return costs' }).click();
    expect(new URL(page.url()).hash).toBe('#what-a-return-costs');
    expect(await page.getByRole('button', { name: 'Ask in the chat' }).isVisible()).toBe(false);
    await page.getByText('The chat needs JavaScript.').waitFor();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByRole('radio', { name: 'It is hard to understand' }).check();
    await page.getByRole('textbox', { name: /What should it say/ }).fill('Say where the label is.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('The people who write these articles will read it.').waitFor();
    const staff = await connectStaff(stage.server.url, await signIn(stage.server.url));
    const told = await command<{ articles: { slug: string; reasons: { unclear: number } }[] }>(staff, 'feedback.articles', {});
    expect(told.articles).toMatchObject([{ slug: 'how-to-return', reasons: { unclear: 1 } }]);
    staff.disconnect();
    await page.getByRole('link', { name: 'Deutsch' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  it('hands the question of a search to the chat', async () => {
    const { page } = await stage.person();
    const asked = 'How long do I have to return something?';
    await page.goto(`${stage.server.url}/help/search?q=${encodeURIComponent(asked)}`);
    const question = page.getByRole('textbox', { name: 'Your question' });
    await question.waitFor();
    expect(await question.inputValue()).toBe(asked);
    await page.getByRole('link', { name: 'The 60-day return window and what can come back' }).click();
    await question.waitFor();
    expect(await question.inputValue()).toBe(asked);
    await page.getByRole('button', { name: 'Ask in the chat' }).click();
    const tom = customerOn(page);
    await tom.hasSent(asked);
    await tom.sees('Did this help?');
  });

  for (const [look, options] of LOOKS) {
    it(`${look}: can be used by everybody`, async () => {
      const { page } = await stage.person(options);
      const found: string[] = [];
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(`${stage.server.url}${path}`);
        await page.getByRole('button', { name: /^Chat with us/ }).waitFor();
        found.push(...(await lookOver(page, `${look}-help-${name}`)));
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        if (scrollWidth > clientWidth) found.push(`${name}: ${scrollWidth - clientWidth} pixels wider than the screen`);
      }
      expect(found).toEqual([]);
    });
  }

  it('can be printed: the article, and nothing around it', async () => {
    const { page } = await stage.person({ colorScheme: 'dark' });
    await page.goto(`${stage.server.url}${PAGES.article}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: 'Did this article help?' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });

  it.each(['home', 'category', 'article', 'search'] as const)('has 100 for accessibility, best practices and SEO: %s', async (name) => {
    const scores = await lighthouseScores(`${stage.server.url}${PAGES[name]}`, port);
    console.log(`Lighthouse, ${name}: accessibility ${scores.accessibility}, best practices ${scores['best-practices']}, SEO ${scores.seo}`);
    expect(scores).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100, wanting: [] });
  });
});
