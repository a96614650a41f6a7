import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ADMIN } from '../bench/server-process.ts';
import { NARROW, WIDE } from './testing/browser.ts';
import { lookOver } from './testing/look-over.ts';
import { raiseStage } from './testing/stage.ts';

const LOOKS: readonly [name: string, options: BrowserContextOptions][] = [
  ['light-wide', { colorScheme: 'light', viewport: WIDE }],
  ['dark-wide', { colorScheme: 'dark', viewport: WIDE }],
  ['light-phone', { colorScheme: 'light', viewport: NARROW, hasTouch: true }],
  ['dark-phone', { colorScheme: 'dark', viewport: NARROW, hasTouch: true }],
];

describe('every screen can be used by everybody', () => {
  const stage = raiseStage();

  for (const [look, options] of LOOKS) {
    it(`${look}: the widget, from the first look to the survey, and the desk that serves it`, async () => {
      const found: string[] = [];
      const maya = await stage.agent(undefined, options);
      found.push(...(await lookOver(maya.page, `${look}-console-desk-empty`)));
      const tom = await stage.customer(options);
      await tom.open();
      await tom.sees('Help articles');
      found.push(...(await lookOver(tom.page, `${look}-widget-home`)));
      await tom.say('How long do I have to return something?');
      await tom.sees('Did this help?');
      found.push(...(await lookOver(tom.page, `${look}-widget-answer`)));
      await tom.chat.getByRole('button', { name: 'Read the whole article' }).click();
      await tom.chat.getByRole('article').waitFor();
      found.push(...(await lookOver(tom.page, `${look}-widget-article`)));
      await tom.chat.getByRole('button', { name: 'Back', exact: true }).click();
      await tom.askForPerson();
      await tom.sees('You asked for a person.');
      found.push(...(await lookOver(tom.page, `${look}-widget-queued`)));
      await maya.openFrom('Unassigned', 'How long do I have to return something?');
      await maya.press('Accept');
      await maya.reply('Sixty days, and longer before Christmas.');
      await maya.note('Asks before buying.');
      await maya.hasSent('Sixty days, and longer before Christmas.');
      found.push(...(await lookOver(maya.page, `${look}-console-conversation`)));
      await maya.press('Articles');
      await maya.page.getByRole('complementary', { name: 'Articles' }).getByRole('listitem').first().click();
      await maya.page.getByRole('button', { name: /^Insert “/ }).first().waitFor();
      found.push(...(await lookOver(maya.page, `${look}-console-article-pane`)));
      await maya.press('Close articles');
      await tom.sees('Sixty days, and longer before Christmas.');
      found.push(...(await lookOver(tom.page, `${look}-widget-served`)));
      await maya.press('Resolve');
      await tom.chat.getByRole('radiogroup', { name: /How satisfied/ }).waitFor();
      found.push(...(await lookOver(tom.page, `${look}-widget-survey`)));
      await tom.answer(/How satisfied are you/, '4');
      await tom.answer(/Was your question solved/, 'Yes');
      await tom.chat.getByRole('radiogroup', { name: /How likely/ }).waitFor();
      found.push(...(await lookOver(tom.page, `${look}-widget-survey-nps`)));
      expect(found).toEqual([]);
    });

    it(`${look}: the other pages of the console`, async () => {
      const found: string[] = [];
      const { page } = await stage.person(options);
      const at = (path: string): Promise<unknown> => page.goto(`${stage.server.url}/console${path}`);
      await at('');
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      found.push(...(await lookOver(page, `${look}-console-sign-in`)));
      await page.getByRole('textbox', { name: 'Email' }).fill(ADMIN.email);
      await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('list', { name: 'Unassigned' }).waitFor({ state: 'attached' });
      for (const [path, heading] of [
        ['/surveys', /Surveys/],
        ['/people', /People/],
        ['/people/teams', /Teams/],
        ['/people/roles', /Roles/],
        ['/account/security', /Account and security/],
        ['/settings/inboxes', /Inboxes/],
        ['/settings/status', /Status/],
        ['/settings/website', /Website/],
        ['/settings/routing', /Routing/],
        ['/settings/answers', /Answers/],
        ['/settings/topics', /Topics/],
        ['/settings/opening-hours', /Opening hours/],
        ['/settings/help-site', /Help site/],
        ['/settings/tokens', /tokens/i],
        ['/settings/about', /About/],
        ['/password', /password/i],
      ] as const) {
        await at(path);
        await page.getByRole('heading', { name: heading }).first().waitFor();
        await page.getByRole('status', { name: /Loading/ }).waitFor({ state: 'detached' });
        found.push(...(await lookOver(page, `${look}-console${path.replaceAll('/', '-')}`)));
      }
      expect(found).toEqual([]);
    });

    it(`${look}: the editors' desk`, async () => {
      const found: string[] = [];
      const { page } = await stage.agent(undefined, options);
      const at = (path: string): Promise<unknown> => page.goto(`${stage.server.url}/console/articles${path}`);
      for (const [path, heading] of [
        ['', /Articles/],
        ['/new', /New article/],
        ['/feedback', /Feedback/],
        ['/categories', /Categories/],
        ['/snippets', /Snippets/],
        ['/files', /Files/],
        ['/checks', /Checks/],
        ['/checks?show=duplicates', /Checks/],
        ['/checks?show=languages', /Checks/],
        ['/checks?show=redirects', /Checks/],
        ['/synonyms', /Synonyms/],
        ['/golden', /Golden set/],
      ] as const) {
        await at(path);
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
        await page.getByRole('status', { name: /Loading|Checking|Comparing/ }).waitFor({ state: 'detached' });
        found.push(...(await lookOver(page, `${look}-console-articles${path.replace(/[/?=]/g, '-')}`)));
      }
      await at('');
      await page.locator('.article-title').first().click();
      await page.getByRole('textbox', { name: 'Text' }).waitFor();
      for (const part of ['write', 'questions', 'details', 'history']) {
        if (part !== 'write') await page.getByRole('navigation', { name: 'Parts of the article' }).getByRole('link', { name: new RegExp(part, 'i') }).click();
        await page.getByRole('status', { name: /Loading|Drawing/ }).waitFor({ state: 'detached' });
        found.push(...(await lookOver(page, `${look}-console-article-${part}`)));
      }
      expect(found).toEqual([]);
    });
  }
});
