/** `npm run docs [-- protocol|pictures]`: makes what is made from the code: the page about the protocol, the pictures. */
import { writeFile } from 'node:fs/promises';
import { ensureBuilt } from './build/ensure-built.mjs';
import { PICTURES, takePictures } from './docs/pictures.mjs';
import { protocolDoc } from './docs/protocol-doc.mjs';

const only = process.argv[2];

if (await ensureBuilt()) {
  if (only !== 'pictures') await writeProtocol();
  if (only !== 'protocol') {
    await takePictures();
    console.log(`Pictures taken into ${PICTURES}.`);
  }
} else {
  process.exitCode = 1;
}

async function writeProtocol() {
  /** @param {string} name */
  const compiled = (name) => import(String(new URL(`../dist/node/protocol/${name}.js`, import.meta.url)));
  const [{ visitorContract }, { staffContract }, { EVENT_TYPES }, { ERROR_STATUS }, { PROTOCOL_VERSION }, { TRANSITIONS }] = await Promise.all(
    ['visitor-contract', 'staff-contract', 'events', 'errors', 'version', 'states'].map(compiled),
  );
  const page = protocolDoc({
    visitor: visitorContract,
    staff: staffContract,
    events: EVENT_TYPES,
    errors: ERROR_STATUS,
    version: PROTOCOL_VERSION,
    transitions: TRANSITIONS,
  });
  await writeFile(new URL('../docs/protocol.md', import.meta.url), page);
  console.log('docs/protocol.md written.');
}
