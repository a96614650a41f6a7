import { describe, expect, it } from 'vitest';
import { person } from '../knowledge-base/testing/shelf-stage.ts';
import { helpSettingsCommands } from './index.ts';
import { HELP_SETTINGS_FRESH_MS } from './settings/help-settings.ts';
import { createHelpSettingsStore } from './settings/help-settings-store.ts';
import { openHelpSite } from './testing/help-stage.ts';

describe('the settings of the help site', () => {
  it('begin in the looks of the inbox, and change the pages at once', async () => {
    const { site, visit } = await openHelpSite();
    const commands = helpSettingsCommands(site);
    const before = await commands['help_site.read'](person('admin'), {});
    expect(before).toMatchObject({ settings: { isOn: true, title: '' }, address: 'http://chat.example.com/help', fallback: { title: 'Harbour & Pine help', color: '#1f5c4d' } });
    await commands['help_site.change'](person('admin'), {
      title: 'Otter answers', homeText: 'Ask <us>', color: '#f5a524', links: [{ label: 'Shop', href: 'https://shop.example.com' }], logoUrl: 'https://shop.example.com/logo.png',
    });
    const { text } = await visit('/help');
    for (const part of ['<title>Otter answers</title>', 'Ask &lt;us&gt;', '<a href="https://shop.example.com">Shop</a>', '<img src="https://shop.example.com/logo.png" alt=""']) {
      expect(text).toContain(part);
    }
    const style = /href="(\/help\/style-[^"]+)"/.exec(text)?.[1] ?? '';
    expect((await visit(style)).text).toContain('--brand:#f5a524;--on-brand:#1c1917');
  });

  it('name the uploaded logo, so that everybody may see that file', async () => {
    const { site } = await openHelpSite();
    await site.settings.read();
    expect(site.settings.showsFile('AbCdEfGhIjKlMnOpQrStUv')).toBe(false);
    await site.settings.change({ logoUrl: '/files/AbCdEfGhIjKlMnOpQrStUv/logo.png' });
    expect([site.settings.showsFile('AbCdEfGhIjKlMnOpQrStUv'), site.settings.showsFile('AbC')]).toEqual([true, false]);
  });

  it('are for admins only, and refuse what would not work', async () => {
    const { site } = await openHelpSite();
    const commands = helpSettingsCommands(site);
    await expect(commands['help_site.read'](person('editor'), {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(commands['help_site.change'](person('supervisor'), { title: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(commands['help_site.change'](person('admin'), { color: '#808080' })).rejects.toMatchObject({ code: 'invalid_payload', issues: [{ path: 'color' }] });
    await expect(commands['help_site.change'](person('admin'), { inbox: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are seen on another node within seconds, and keep drawn pages as long as they are the same', async () => {
    const { site, clock, store } = await openHelpSite();
    const before = await site.current();
    clock.advance(HELP_SETTINGS_FRESH_MS);
    expect(await site.current()).toBe(before);
    await createHelpSettingsStore(store).change({ title: 'From elsewhere' }, clock.now());
    clock.advance(HELP_SETTINGS_FRESH_MS);
    expect((await site.current()).site.identity.title).toBe('From elsewhere');
  });
});
