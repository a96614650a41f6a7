import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { silentLogger } from '../../kernel/log.ts';
import { createHttpApp } from '../create-http-app.ts';
import type { HttpAppOptions } from '../create-http-app.ts';
import { createMetrics } from '../metrics.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';

/** The text of the one asset in the test build. */
export const ASSET = `export const panel = '${'panel '.repeat(100)}';\n`;

/** An app over a small built product in a folder of its own, listening on a free port. */
export async function startTestApp(change: Partial<HttpAppOptions> = {}): Promise<Listening> {
  const root = mkdtempSync(join(tmpdir(), 'porchlight-http-'));
  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  write('web/assets/panel-1a2b.js', ASSET);
  write('web/assets/panel-1a2b.js.br', brotliCompressSync(ASSET));
  write('web/assets/panel-1a2b.js.gz', gzipSync(ASSET));
  write('web/manifest.json', JSON.stringify({ console: { file: 'assets/console-3c.js', imports: ['assets/shared-4d.js'] } }));
  write('web/widget.js', '(()=>{const looks="__PORCHLIGHT_INBOXES__";window.looks=looks})();\n');
  write('console/page.html', '<!doctype html><html lang="en"><head><title>Console</title>{{scripts}}</head><body></body></html>');
  write('demo/index.html', '<!doctype html><html lang="en"><head><title>Shop</title></head><body>{{snippet}}</body></html>');
  write('demo/shop.css', 'body { margin: 0 }');
  write('demo/notes.md', 'not for visitors');
  const listening = await listen(
    createHttpApp({
      publicUrl: new URL('http://chat.example.com'),
      ownOrigins: [],
      trustedProxies: [],
      log: silentLogger,
      translateError: (error) => error,
      metrics: createMetrics(),
      readiness: [],
      paths: { web: join(root, 'web'), consolePage: join(root, 'console/page.html'), demo: join(root, 'demo') },
      launcherLooks: async () => ({ main: { n: 'Harbour & Pine', c: '#1d4ed8', o: '#ffffff' } }),
      demoSnippet: async () => '<script async src="/widget.js" data-inbox="main"></script>',
      consoleApi: [],
      mounts: [],
      ...change,
    }),
  );
  return {
    url: listening.url,
    close: async () => {
      await listening.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
