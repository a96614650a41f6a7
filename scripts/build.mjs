/** `npm run build`: builds everything anew. */
import { ensureBuilt } from './build/ensure-built.mjs';
import { PARTS } from './build/parts.mjs';

process.exitCode = (await ensureBuilt({ parts: PARTS, force: true })) ? 0 : 1;
