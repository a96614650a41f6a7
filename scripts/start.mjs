/** `npm start`: builds what is not built, then becomes the server. */
import { endWithNpm } from './start/end-with-npm.mjs';
import { ensureBuilt } from './build/ensure-built.mjs';

endWithNpm();
if (await ensureBuilt()) {
  const { main } = await import(String(new URL('../dist/node/server/app/main.js', import.meta.url)));
  await main(process.argv.slice(2));
} else {
  process.exitCode = 1;
}
