import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LINES = 251;

/** A small product that keeps every rule, and that the violations below import from. */
const CLEAN = {
  'protocol/good.ts': `import * as v from 'valibot';\nexport const good = v.string();\n`,
  'client/good.ts': `import { good } from '../protocol/good.ts';\nexport const better = good;\n`,
  'widget/panel/good.tsx': `import { better } from '../../client/good.ts';\nexport const Good = () => <p>{String(better)}</p>;\n`,
  'server/app/config.ts': `export const port = process.env['PORT'];\n`,
  'server/surveys/index.ts': `export { answer } from './survey.ts';\n`,
  'server/surveys/survey.ts': `export const answer = 5;\n`,
  'server/surveys/survey-store.ts': `import mongoose from 'mongoose';\nexport const store = mongoose.connection;\n`,
  'server/surveys/survey-commands.ts': `export const command = 1;\n`,
  'server/agents/index.ts': `export { score } from './score.ts';\n`,
  'server/agents/score.ts': `import { answer } from '../surveys/index.ts';\nexport const score = answer;\n`,
};

/** Rule, what is wrong, the file, its text. */
const VIOLATIONS = /** @type {const} */ ([
  ['porchlight(layer)', 'protocol imports client', 'protocol/up.ts', `export { better } from '../client/good.ts';`],
  ['porchlight(layer)', 'the widget imports the server', 'widget/a.ts', `export type { answer } from '../server/surveys/index.ts';`],
  ['porchlight(layer)', 'the widget imports the console', 'widget/b.ts', `export const b = () => import('../console/c.ts');`],
  ['porchlight(layer)', 'the console imports the widget', 'console/c.ts', `export { Good } from '../widget/panel/good.tsx';`],
  ['porchlight(layer)', 'the kernel imports a domain', 'server/kernel/d.ts', `export { answer } from '../surveys/index.ts';`],
  ['porchlight(layer)', 'realtime imports a domain', 'server/realtime/e.ts', `export { answer } from '../surveys/index.ts';`],
  ['porchlight(layer)', 'a domain imports app', 'server/agents/f.ts', `export { port } from '../app/config.ts';`],
  ['porchlight(layer)', "a domain's core imports its edge", 'server/surveys/g.ts', `export { command } from './survey-commands.ts';`],
  ['porchlight(door)', 'a domain is entered beside its door', 'server/agents/h.ts', `export { answer } from '../surveys/survey.ts';`],
  ['porchlight(door)', 'a domain imports its own door', 'server/surveys/i.ts', `export { answer } from './index.ts';`],
  ['porchlight(package)', 'mongoose outside a store', 'server/surveys/j.ts', `export { Schema } from 'mongoose';`],
  ['porchlight(package)', 'a framework in the loader', 'widget/loader/k.ts', `export { h } from 'preact';`],
  ['porchlight(package)', 'express in the core of a domain', 'server/surveys/l.ts', `export { Router } from 'express';`],
  ['porchlight(package)', 'Node in the protocol', 'protocol/m.ts', `export { join } from 'node:path';`],
  ['porchlight(extension)', 'a .tsx file imported as .js', 'widget/panel/n.ts', `export { Good } from './good.js';`],
  ['porchlight(environment)', 'the environment read outside config', 'server/surveys/o.ts', `export const o = process.env['O'];`],
  ['porchlight(environment)', 'the environment read by import', 'server/kernel/p.ts', `import { env } from 'node:process';\nexport const p = env;`],
  ['porchlight(store-regexp)', 'a RegExp in a store', 'server/surveys/q-store.ts', `export const filter = { name: /^q/ };`],
  ['porchlight(place)', 'a file in no layer', 'tools/r.ts', `export const r = 1;`],
  ['eslint(max-lines)', 'a file above 250 lines', 'client/s.ts', `export const s = 1;\n`.concat('// s\n'.repeat(LINES - 1))],
  ['typescript(no-explicit-any)', 'any', 'client/t.ts', `export const t = (x: any) => String(x);`],
  ['typescript(ban-ts-comment)', 'a silenced type error', 'client/u.ts', `// @ts-ignore\nexport const u: string = 1;`],
  ['import(no-default-export)', 'a default export', 'client/v.ts', `const v = 1;\nexport default v;`],
  ['vitest(no-focused-tests)', 'a focused test', 'client/w.test.ts', `import { expect, it } from 'vitest';\nit.only('w', () => { expect(1).toBe(1); });`],
  ['vitest(no-disabled-tests)', 'a skipped test', 'client/x.test.ts', `import { expect, it } from 'vitest';\nit.skip('x', () => { expect(1).toBe(1); });`],
  ['import(no-cycle)', 'a cycle', 'client/y.ts', `import { better } from './y2.ts';\nexport const y = () => better;`],
  ['import(no-cycle)', 'a cycle of types only', 'client/z.ts', `import type { Z2 } from './z2.ts';\nexport type Z = Z2 | 1;`],
  ['import(no-cycle)', 'a cycle through .tsx', 'widget/panel/aa.ts', `import { Bb } from './bb.tsx';\nexport const aa = () => Bb;`],
]);

/** The other halves of the cycles. */
const PARTNERS = {
  'client/y2.ts': `import { y } from './y.ts';\nexport const better = () => y;\n`,
  'client/z2.ts': `import type { Z } from './z.ts';\nexport type Z2 = Z | 2;\n`,
  'widget/panel/bb.tsx': `import { aa } from './aa.ts';\nexport const Bb = () => <p>{String(aa)}</p>;\n`,
};

/** @param {Record<string, string>} files @returns {string} a folder that holds them and this product's lint */
function plant(files) {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-lint-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of ['.oxlintrc.json', 'package.json', 'scripts/lint.mjs', 'scripts/lint']) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/** @param {string} folder */
function lint(folder) {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/lint.mjs', '--format=json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  /** @type {{ code: string, filename: string }[]} */
  const findings = JSON.parse(stdout).diagnostics;
  return { status, findings };
}

/** @type {string} */
let clean;
/** @type {string} */
let broken;
/** @type {ReturnType<typeof lint>} */
let result;

beforeAll(() => {
  clean = plant(CLEAN);
  broken = plant({
    ...CLEAN,
    ...PARTNERS,
    ...Object.fromEntries(VIOLATIONS.map(([, , path, text]) => [path, text])),
  });
  result = lint(broken);
});

afterAll(() => {
  for (const folder of [clean, broken]) rmSync(folder, { recursive: true, force: true });
});

describe('the lint', () => {
  it('passes a product that keeps every rule', () => {
    expect(lint(clean)).toEqual({ status: 0, findings: [] });
  });

  it('fails where a rule is broken, and leaves the files beside it alone', () => {
    expect(result.status).not.toBe(0);
    const blamed = result.findings.map((finding) => finding.filename);
    expect(blamed.filter((file) => Object.hasOwn(CLEAN, file))).toEqual([]);
  });

  it.each(VIOLATIONS)('%s bites on %s', (code, _what, path) => {
    const codes = result.findings.filter((finding) => finding.filename === path).map((finding) => finding.code);
    expect(codes).toEqual([code]);
  });
});
