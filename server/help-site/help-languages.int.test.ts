import { describe, expect, it } from 'vitest';
import { openHelpSite } from './testing/help-stage.ts';
import type { HelpStage } from './testing/help-stage.ts';

async function bilingual(): Promise<HelpStage> {
  const stage = await openHelpSite();
  await stage.publish('returns', { title: 'Send it back', category: 'Returns' });
  await stage.publish('returns', { locale: 'de', title: 'Zurückschicken', category: 'Returns' });
  await stage.publish('warranty', { title: 'Warranty' });
  return stage;
}

describe('the help site in several languages', () => {
  it('speaks the language of the address, and names the page in the others', async () => {
    const { visit } = await bilingual();
    const german = await visit('/help/de/returns');
    expect(german.text).toContain('<html lang="de">');
    expect(german.text).toContain('Hat dieser Artikel geholfen?');
    for (const link of ['hreflang="en" href="http://chat.example.com/help/returns"', 'hreflang="de" href="http://chat.example.com/help/de/returns"', 'hreflang="x-default" href="http://chat.example.com/help/returns"']) {
      expect(german.text).toContain(`<link rel="alternate" ${link}>`);
    }
    expect(german.text).toContain('<a href="/help/returns" hreflang="en" lang="en">English</a>');
    expect((await visit('/help/de')).text).not.toContain('Warranty');
  });

  it('leads to the nearest language where it does not speak one, or not in this article', async () => {
    const { visit } = await bilingual();
    const leads = async (path: string) => (await visit(path)).headers.get('location');
    expect(await leads('/help/de-AT/returns')).toBe('/help/de/returns');
    expect(await leads('/help/fr/returns')).toBe('/help/returns');
    expect(await leads('/help/fr')).toBe('/help');
    expect(await leads('/help/de/warranty')).toBe('/help/warranty');
    expect(await leads('/help/returns?lang=de')).toBe('/help/de/returns');
    expect(await leads('/help?lang=%3Cscript%3E')).toBe('/help');
    expect(await leads('/help/DE/returns?vote=yes')).toBe('/help/de/returns?vote=yes');
    expect(await leads('/help/')).toBe('/help');
  });

  it('takes another main language, and then addresses of English carry it', async () => {
    const { visit, decide } = await bilingual();
    await decide({ locale: 'de' });
    expect((await visit('/help')).text).toContain('<html lang="de">');
    expect((await visit('/help/en/warranty')).text).toContain('<h1>Warranty</h1>');
    expect((await visit('/help/de/returns')).headers.get('location')).toBe('/help/returns');
  });

  it('stands up to a language tag that is none to a browser, and to right-to-left text', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('odd', { locale: 'en-a', title: 'Odd' });
    await publish('ahlan', { locale: 'ar', title: 'أهلا' });
    expect((await visit('/help')).status).toBe(200);
    expect((await visit('/help/ar/ahlan')).text).toContain('<html lang="ar" dir="rtl">');
  });
});
