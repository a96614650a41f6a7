import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpAppOptions } from './create-http-app.ts';
import type { Listening } from './testing/listen.ts';
import { ASSET, startTestApp } from './testing/test-app.ts';

let app: Listening;
const start = async (change: Partial<HttpAppOptions> = {}): Promise<void> => {
  app = await startTestApp(change);
};
afterEach(() => app.close());

/** A request that leaves the answer's bytes as they came. */
function rawGet(path: string, encoding: string): Promise<{ encoding: string | undefined; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    get(`${app.url}${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

describe('the widget script', () => {
  it('carries name and colours of every inbox', async () => {
    await start();
    const response = await fetch(`${app.url}/widget.js`);
    expect(await response.text()).toBe(
      '(()=>{const looks={"main":{"n":"Harbour & Pine","c":"#1d4ed8","o":"#ffffff"}};window.looks=looks})();\n',
    );
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('cannot be broken out of by a company name', async () => {
    const name = '</script><script>alert(1)</script> $& \u2028 "quoted"';
    await start({ launcherLooks: async () => ({ main: { n: name, c: '#000000', o: '#ffffff' } }) });
    const script = await (await fetch(`${app.url}/widget.js`)).text();
    expect(script).not.toContain('</script>');
    const page = { looks: {} as Record<string, { n: string }> };
    // oxlint-disable-next-line no-new-func -- the script has to survive being run
    new Function('window', script)(page);
    expect(page.looks['main']?.n).toBe(name);
  });

  it('is compressed, and is not sent again while it is the same', async () => {
    await start();
    const { encoding, bytes } = await rawGet('/widget.js', 'gzip, br');
    expect(encoding).toBe('br');
    expect(brotliDecompressSync(bytes).toString()).toContain('Harbour & Pine');
    const etag = (await fetch(`${app.url}/widget.js`)).headers.get('etag') ?? '';
    const again = await fetch(`${app.url}/widget.js`, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } });
    expect(again.status).toBe(304);
  });

  it('shows a changed colour at once to whoever asks anew', async () => {
    let color = '#111111';
    await start({ launcherLooks: async () => ({ main: { n: 'A', c: color, o: '#ffffff' } }) });
    const before = await fetch(`${app.url}/widget.js`);
    color = '#222222';
    const after = await fetch(`${app.url}/widget.js`);
    expect(await after.text()).toContain('#222222');
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });
});

describe('built files', () => {
  it('are kept for a year, open to every origin, and sent in the best compression', async () => {
    await start();
    const response = await fetch(`${app.url}/assets/panel-1a2b.js`);
    expect(await response.text()).toBe(ASSET);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    const brotli = await rawGet('/assets/panel-1a2b.js', 'gzip, br');
    expect([brotli.encoding, brotliDecompressSync(brotli.bytes).toString()]).toEqual(['br', ASSET]);
    expect((await rawGet('/assets/panel-1a2b.js', 'gzip')).encoding).toBe('gzip');
    expect((await rawGet('/assets/panel-1a2b.js', 'identity')).bytes.toString()).toBe(ASSET);
  });

  it.each(['/assets/panel-0000.js', '/assets/..%2Fmanifest.json', '/assets/panel-1a2b.js.br', '/manifest.json', '/web/widget.js'])(
    'that are not for visitors are not found: %s',
    async (path) => {
      await start();
      expect((await fetch(`${app.url}${path}`)).status).toBe(404);
    },
  );
});

describe('pages', () => {
  it('show the console at every address below it, with its scripts', async () => {
    await start();
    for (const path of ['/console', '/console/conversations/abc']) {
      const html = await (await fetch(`${app.url}${path}`)).text();
      expect(html).toContain('<script type="module" src="/assets/console-3c.js"></script>');
      expect(html).toContain('<link rel="modulepreload" href="/assets/shared-4d.js">');
    }
  });

  it('show the demo site with the widget, and its files, but not what lies beside them', async () => {
    await start();
    expect(await (await fetch(app.url)).text()).toContain('data-inbox="main"');
    expect((await fetch(`${app.url}/shop.css`)).headers.get('content-type')).toMatch(/^text\/css/);
    expect((await fetch(`${app.url}/notes.md`)).status).toBe(404);
    expect((await fetch(`${app.url}/index.html`)).status).toBe(404);
  });

  it('begin with the console where there is no demo', async () => {
    const web = { web: '/nowhere', consolePage: '/nowhere', demo: null };
    await start({ paths: web });
    const response = await fetch(app.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/console']);
  });

  it('run under a policy without anything inline or foreign', async () => {
    await start();
    const policy = (await fetch(`${app.url}/console`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' ws://chat.example.com");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it('say to a person that there is no such page', async () => {
    await start();
    const response = await fetch(`${app.url}/nothing-here`, { headers: { accept: 'text/html' } });
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('Page not found')]);
  });
});
