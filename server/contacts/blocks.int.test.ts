import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlockRequest } from './blocks.ts';
import { BLOCKS_FRESH_MS } from './blocks.ts';
import { createContacts } from './index.ts';
import { deviceWords } from './device-words.ts';
import type { ContactStage } from './testing/contact-stage.ts';
import { openContactStage } from './testing/contact-stage.ts';

let stage: ContactStage;
beforeEach(async () => {
  stage = await openContactStage();
});
afterEach(() => stage.close());

const ADA = { id: 'ada-ada-ada-ada-ada-ad' as never, name: 'Ada' };
let ids = 0;
const block = (what: Partial<BlockRequest> & Pick<BlockRequest, 'kind' | 'value'>, visitors: readonly never[] = []) =>
  stage.contacts.blocks.add({ clientId: `client-${(ids += 1)}`, label: 'Somebody', reason: 'Abuse', by: ADA, until: null, ...what }, visitors);
const from = (address: string) => stage.contacts.blocks.refuses({ visitor: stage.newVisitor(), address });

describe('somebody who is kept out', () => {
  it.each([
    ['address', '203.0.113.7', '203.0.113.7', '203.0.113.8'],
    ['address', '203.0.113.7', '::ffff:203.0.113.7', '2001:db8::7'],
    ['address', '2001:DB8::7', '2001:db8:0:0::7', '2001:db8::8'],
    ['range', '203.0.113.0/24', '203.0.113.250', '203.0.114.1'],
    ['range', '2001:db8:1::/48', '2001:db8:1:ffff::1', '2001:db8:2::1'],
  ] as const)('by %s %s is refused from %s, not from %s', async (kind, value, refused, welcome) => {
    await block({ kind, value });
    expect([await from(refused), await from(welcome)]).toEqual([true, false]);
  });

  it('by person is refused in every browser that is theirs, also one that is theirs only later', async () => {
    const [home, work] = [stage.newVisitor(), stage.newVisitor()];
    const chat = await stage.chat(home);
    await stage.say(home, chat, { kind: 'give_email', email: 'rude@example.com' });
    const contact = await stage.contacts.recognise({ seed: 'x', visitor: null, email: 'rude@example.com', at: 0 });
    await block({ kind: 'contact', value: contact.id }, contact.visitors as never);
    const refused = (visitor: typeof home) => stage.contacts.blocks.refuses({ visitor, address: null });
    expect([await refused(home), await refused(work)]).toEqual([true, false]);
    const other = await stage.chat(work);
    await stage.say(work, other, { kind: 'give_email', email: 'rude@example.com' });
    expect(await refused(work)).toBe(true);
  });

  it('is let in again when the time is over, or the block is lifted, on other servers too', async () => {
    const other = createContacts({ store: stage.store, clock: stage.clock });
    const elsewhere = () => other.blocks.refuses({ visitor: stage.newVisitor(), address: '203.0.113.7' });
    await block({ kind: 'address', value: '203.0.113.7', until: stage.clock.now() + 60_000 });
    expect([await from('203.0.113.7'), await elsewhere()]).toEqual([true, true]);
    stage.clock.advance(60_000);
    expect(await from('203.0.113.7')).toBe(false);
    const lasting = await block({ kind: 'address', value: '203.0.113.7' });
    stage.clock.advance(BLOCKS_FRESH_MS);
    expect(await elsewhere()).toBe(true);
    await stage.contacts.blocks.lift(lasting.id, 'Ada');
    stage.clock.advance(BLOCKS_FRESH_MS);
    expect([await from('203.0.113.7'), await elsewhere()]).toEqual([false, false]);
    expect((await stage.contacts.blocks.over(undefined, 10)).map(({ lifted }) => lifted?.by)).toEqual(['Ada', undefined]);
    await expect(stage.contacts.blocks.lift(lasting.id, 'Ada')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is forgotten 30 days after that', async () => {
    await block({ kind: 'address', value: '203.0.113.7', until: stage.clock.now() + 1 });
    stage.clock.advance(30 * 24 * 60 * 60 * 1000 + 2);
    await stage.contacts.housekeep();
    expect(await stage.contacts.blocks.over(undefined, 10)).toEqual([]);
  });

  it.each([
    { kind: 'address', value: 'everywhere' },
    { kind: 'range', value: '0.0.0.0/0' },
    { kind: 'range', value: '203.0.113.0' },
    { kind: 'range', value: '203.0.113.0/33' },
    { kind: 'visitor', value: 'nobody' },
    { kind: 'address', value: '203.0.113.7', until: 1 },
  ] as const)('cannot be said as %o', async (what) => {
    await expect(block(what)).rejects.toMatchObject({ code: 'invalid_payload' });
  });
});

describe('a visit', () => {
  const page = (path: string) => ({ url: `https://shop.example${path}`, title: path });

  it('is the pages since the last pause of half an hour', async () => {
    const tom = stage.newVisitor();
    const see = (path: string) => stage.contacts.visits.record(tom, { page: page(path), device: null, address: '203.0.113.7', at: stage.clock.now() });
    await see('/old');
    stage.clock.advance(31 * 60_000);
    await see('/a');
    await see('/a');
    await see('/b');
    const visit = await stage.contacts.visits.read(tom);
    expect(visit?.pages.map(({ title }) => title)).toEqual(['/a', '/b']);
    expect(visit?.address).toBe('203.0.113.7');
  });

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge on Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1', 'Safari on iPhone'],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome on Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Linux'],
    ['curl/8.5', null],
    [undefined, null],
  ])('in %s is one in %s', (agent, words) => {
    expect(deviceWords(agent)).toBe(words);
  });
});
