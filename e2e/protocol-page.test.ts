import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ERROR_STATUS } from '../protocol/errors.ts';
import { EVENT_TYPES } from '../protocol/events.ts';
import { staffContract } from '../protocol/staff-contract.ts';
import { TRANSITIONS } from '../protocol/states.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { visitorContract } from '../protocol/visitor-contract.ts';
import { protocolDoc } from '../scripts/docs/protocol-doc.mjs';

it('the page about the protocol says what the code says', () => {
  const made = protocolDoc({
    visitor: visitorContract,
    staff: staffContract,
    events: EVENT_TYPES,
    errors: ERROR_STATUS,
    version: PROTOCOL_VERSION,
    transitions: TRANSITIONS,
  });
  expect(readFileSync('docs/protocol.md', 'utf8'), 'run npm run docs').toBe(made);
});
