/**
 * Builds one part: `node scripts/build/build-part.mjs NAME`, in a process of its own, so that parts are built side by
 * side and a server that builds first does not keep the tools in memory. Errors go to stderr; the exit code tells.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARTS, ROOT } from './parts.mjs';
import { precompress } from './precompress.mjs';
import { measureSizes } from './size-limits.mjs';
import { stampOf, writeStamp } from './stamp.mjs';

/** @param {string[]} args @throws {Error} with what the compiler says */
function tsc(args) {
  const program = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(/package\.json$/, 'bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}`.trim());
}

/** @param {import('../../rollup.config.mjs').Build[]} builds */
async function bundle(builds) {
  const { rollup } = await import('rollup');
  for (const { output, ...input } of builds) {
    const built = await rollup({ ...input, onwarn: (warning) => console.error(warning.message) });
    await built.write(output);
    await built.close();
  }
}

/** @type {Record<string, (outDir: string) => Promise<void>>} */
const BUILDERS = {
  async node(outDir) {
    tsc(['-p', 'tsconfig.server.json', '--noEmitOnError', '--outDir', relative(ROOT, outDir)]);
  },

  async web(outDir) {
    const { webBuilds } = await import('../../rollup.config.mjs');
    await bundle(webBuilds(outDir));
    const tooLarge = measureSizes(outDir).filter(({ bytes, limit }) => bytes > limit);
    if (tooLarge.length > 0) {
      const lines = tooLarge.map(({ name, bytes, limit }) => `${name} is ${bytes} bytes after gzip, the limit is ${limit}.`);
      throw new Error(lines.join('\n'));
    }
    precompress(outDir);
  },

  async npm(outDir) {
    const { npmBuilds } = await import('../../rollup.config.mjs');
    const builds = npmBuilds(outDir);
    if (builds.length === 0) return;
    await bundle(builds);
    tsc(['-p', 'tsconfig.npm.json', '--outDir', relative(ROOT, join(outDir, 'types'))]);
    writeFileSync(join(outDir, 'widget.d.ts'), `export * from './types/widget/npm.js';\n`);
  },
};

async function main() {
  const part = PARTS.find(({ name }) => name === process.argv[2]);
  const builder = part && BUILDERS[part.name];
  if (!part || !builder) throw new Error(`There is no part ${process.argv[2]}.`);
  const stamp = stampOf(part);
  const place = join(ROOT, part.output);
  const fresh = `${place}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await builder(fresh);
  writeStamp(fresh, stamp);
  rmSync(place, { recursive: true, force: true });
  renameSync(fresh, place);
}

main().catch((error) => {
  const where = error.loc ? `${relative(ROOT, error.loc.file ?? error.id)}:${error.loc.line}: ` : '';
  console.error(`${where}${error.message}`);
  process.exit(1);
});
