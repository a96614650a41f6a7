#!/usr/bin/env node
/** `npx porchlight COMMAND`: builds what is not built, then hands over to the command line. */
import { ensureBuilt } from './build/ensure-built.mjs';
import { PARTS } from './build/parts.mjs';

const argv = process.argv.slice(2);
// `serve` answers with the widget and the console; every other command needs the server's code only.
const parts = PARTS.filter((part) => part.name === 'node' || (part.name === 'web' && argv[0] === 'serve'));

if (await ensureBuilt({ parts, say: (line) => console.error(line) })) {
  const { cli } = await import(String(new URL('../dist/node/server/app/cli.js', import.meta.url)));
  await cli(argv);
} else {
  process.exitCode = 1;
}
