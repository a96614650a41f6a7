import { describe, expect, it } from 'vitest';
import { signIn } from '../bench/raw-clients.ts';
import { raiseStage } from './testing/stage.ts';

const stage = raiseStage();
/** A red dot of one pixel. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

/** Publishes an article as another program would. */
async function publisher(url: string) {
  const made = await fetch(`${url}/console/api/tokens`, {
    method: 'POST',
    headers: { cookie: await signIn(url), 'content-type': 'application/json', 'x-porchlight': 'console' },
    body: JSON.stringify({ name: 'Test', scopes: ['articles:write'] }),
  });
  const { token } = (await made.json()) as { token: string };
  return async (body: string): Promise<void> => {
    const article = { slug: 'hang-a-lantern', title: 'Hang a zebrawood lantern', summary: 'Where the lantern goes.', body, category: 'Product care' };
    const answer = await fetch(`${url}/api/v1/articles/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ articles: [article], publish: true }),
    });
    expect(answer.status).toBe(200);
  };
}

describe('what editors keep beside the articles', () => {
  it('an image and a snippet reach customers when an article shows them, and not before', async () => {
    const { url } = stage.server;
    const publish = await publisher(url);
    await publish('{{snippet:lantern-hours}}');
    const { page } = await stage.agent();

    await page.goto(`${url}/console/articles/snippets`);
    await page.getByRole('button', { name: 'Add a snippet' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('lantern-hours');
    await page.getByRole('textbox', { name: 'Text in English' }).fill('It burns for **ninety** hours.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('“lantern-hours” is saved. Readers and the bot have it now.').waitFor();
    await page.getByRole('link', { name: 'Hang a zebrawood lantern' }).click();

    await page.getByRole('textbox', { name: 'Text' }).waitFor();
    await page.setInputFiles('input[type=file]', { name: 'lantern on its hook.png', mimeType: 'image/png', buffer: DOT });
    const preview = page.getByRole('region', { name: 'Preview' });
    const image = preview.getByRole('img', { name: 'lantern on its hook' });
    await image.waitFor();
    await preview.getByText('ninety').waitFor();
    expect(await image.evaluate((shown: HTMLImageElement) => shown.decode().then(() => shown.naturalWidth))).toBe(1);
    await page.getByText(/^Saved \d/).waitFor();
    const address = (await image.getAttribute('src')) ?? '';
    expect((await fetch(new URL(address, url))).status).toBe(404);

    await publish(`![A lantern on its hook](${address})\n\n{{snippet:lantern-hours}}`);
    const tom = await stage.customer();
    await tom.open();
    await tom.chat.getByRole('searchbox', { name: 'Search for help' }).fill('zebrawood');
    await tom.chat.getByRole('button', { name: /Hang a zebrawood lantern/ }).click();
    const seen = tom.chat.getByRole('img', { name: 'A lantern on its hook' });
    expect(await seen.evaluate((shown: HTMLImageElement) => shown.decode().then(() => shown.naturalWidth))).toBe(1);
    await tom.sees('ninety');
    const help = await (await fetch(`${url}/help/hang-a-lantern`)).text();
    expect(help).toContain(address);
    expect(help).toContain('ninety');

    await publish('No picture any more.');
    expect((await fetch(new URL(address, url))).status).toBe(404);
  });
});
