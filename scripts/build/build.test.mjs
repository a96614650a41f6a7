import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Each case runs the real tools, on a machine that runs the other tests too. */
vi.setConfig({ testTimeout: 60_000 });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const PRODUCT = {
  'protocol/word.ts': `export const word = 'hello';\n`,
  'server/app/main.ts': `import { word } from '../../protocol/word.ts';\nexport async function main(): Promise<void> {\n  console.log(\`serving \${word}\`);\n}\n`,
  'widget/loader/index.ts': `const { src } = document.currentScript as HTMLScriptElement;\nvoid import(new URL(__PANEL_URL__, src).href);\n`,
  'widget/panel/index.tsx': `import { render } from 'preact';\nimport css from './panel.css';\nrender(<p title={css}>hello</p>, document.body);\n`,
  'widget/panel/panel.css': `.a {\n  color: red;\n}\n`,
  'widget/npm.ts': `export type Name = string;\nexport const createPorchlight = (name: Name): Name => name;\n`,
  'console/index.tsx': `import { render } from 'preact';\nrender(<p>console</p>, document.body);\n`,
};

/** @type {string} */
let folder;

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** @param {string} path */
const read = (path) => readFileSync(join(folder, path), 'utf8');

/** @param {string} script */
function run(script) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-build-'));
  for (const path of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.server.json', 'tsconfig.npm.json', 'rollup.config.mjs', 'scripts']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [path, text] of Object.entries(PRODUCT)) write(path, text);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a build', () => {
  it('gives a loader that knows the hashed panel, compressed files and a typed npm entry', () => {
    expect(run('scripts/build.mjs').output).toContain('Built widget and console');
    const manifest = JSON.parse(read('dist/web/manifest.json'));
    expect(manifest.panel.file).toMatch(/^assets\/panel-[\w-]+\.js$/);
    const loader = read('dist/web/widget.js');
    expect(loader).toContain(manifest.panel.file);
    expect(loader).not.toMatch(/^(import|export)\b/m);
    expect(read(`dist/web/${manifest.panel.file}`)).toContain('.a{color:red}');
    expect(gunzipSync(readFileSync(join(folder, 'dist/web/widget.js.gz'))).toString()).toBe(loader);
    expect(brotliDecompressSync(readFileSync(join(folder, 'dist/web/widget.js.br'))).toString()).toBe(loader);
    expect(read('dist/npm/types/widget/npm.d.ts')).toContain('createPorchlight');
    expect(existsSync(join(folder, 'dist/node/server/app/main.js'))).toBe(true);
  });

  it('is skipped at the second start, and done again for what changed', () => {
    expect(run('scripts/start.mjs').output).toContain('Built server');
    expect(run('scripts/start.mjs')).toEqual({ status: 0, output: 'serving hello\n' });
    write('console/index.tsx', `${PRODUCT['console/index.tsx']}console.log('changed');\n`);
    const { output } = run('scripts/start.mjs');
    expect(output).toContain('Built widget and console');
    expect(output).not.toContain('Built server');
  });

  it('that fails names the error, stops the start, and leaves the last good build in place', () => {
    run('scripts/start.mjs');
    write('protocol/word.ts', `export const word: number = 'bye';\n`);
    const { status, output } = run('scripts/start.mjs');
    expect(status).toBe(1);
    expect(output).toContain('protocol/word.ts(1,14)');
    expect(output).not.toContain('serving');
    expect(read('dist/node/protocol/word.js')).toContain('hello');
  });

  it('fails when the loader is above its limit', () => {
    const noise = Array.from({ length: 2_000 }, (_, n) => Math.sin(n).toString(36)).join('');
    write('widget/loader/index.ts', `${PRODUCT['widget/loader/index.ts']}document.title = '${noise}';\n`);
    const { status, output } = run('scripts/build.mjs');
    expect(status).toBe(1);
    expect(output).toMatch(/widget is \d+ bytes after gzip, the limit is 3500\./);
  });
});
