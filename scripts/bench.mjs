/** `npm run bench -- NAME`: builds what is not built, then runs a benchmark. */
import { ensureBuilt } from './build/ensure-built.mjs';

if (await ensureBuilt({ say: (line) => console.error(line) })) {
  const { bench } = await import(String(new URL('../dist/node/bench/index.js', import.meta.url)));
  await bench(process.argv.slice(2));
} else {
  process.exitCode = 1;
}
