/**
 * Who is kept out of the chat, and until when. There are few blocks and they are asked for at each connection of a
 * customer, so every node keeps those that count for a moment.
 */
import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Block } from '../../protocol/contacts.ts';
import type { ContactId, VisitorId } from '../../protocol/ids.ts';
import { ID } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { BlockStore, StoredBlock } from './block-store.ts';

/** A block as it is asked for. */
export type BlockRequest = Pick<Block, 'kind' | 'value' | 'label' | 'reason' | 'by' | 'until'> & { clientId: string };

/** Who is kept out. */
export interface Blocks {
  /** Whether somebody is kept out now. */
  refuses(who: { visitor: VisitorId; address: string | null }): Promise<boolean>;
  active(): Promise<readonly Block[]>;
  over(before: { at: number; id: string } | undefined, limit: number): Promise<readonly Block[]>;
  /** `visitors` are the browsers of a contact. Throws AppError `invalid_payload` for what is no address or range. */
  add(request: BlockRequest, visitors: readonly VisitorId[]): Promise<Block>;
  /** Throws AppError `not_found`. */
  lift(id: string, by: string): Promise<Block>;
  /** A contact was seen in a browser: where the contact is kept out, so is the browser. */
  follow(contact: ContactId, visitor: VisitorId): Promise<void>;
  /** Forgets what has been over for long. */
  expire(): Promise<void>;
  onChanged(listener: () => void): void;
}

/** A change made on another node counts here after at most this long, in milliseconds. */
export const BLOCKS_FRESH_MS = 5_000;
/** How long blocks are kept after their end, addresses included, in milliseconds: 30 days. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** The widest ranges: a sixteenth of all IPv4 addresses, or what a registry hands out of IPv6. A slip must not close the chat to everybody. */
const PREFIX_MIN = { ipv4: 8, ipv6: 16 } as const;

/** Blocks over a store, kept for BLOCKS_FRESH_MS. While the store is away, what was read last counts. */
export function createBlocks(store: BlockStore, clock: Clock): Blocks {
  let kept: { blocks: readonly StoredBlock[]; readAt: number } | null = null;
  const listeners: (() => void)[] = [];

  async function known(): Promise<readonly StoredBlock[]> {
    if (kept !== null && clock.now() - kept.readAt < BLOCKS_FRESH_MS) return kept.blocks;
    const last = kept?.blocks;
    const reading = store.active(clock.now());
    const blocks = await (last === undefined ? reading : reading.catch(() => last));
    kept = { blocks, readAt: clock.now() };
    return blocks;
  }
  const counting = async (): Promise<readonly StoredBlock[]> => (await known()).filter(({ until, lifted }) => lifted === null && (until === null || until > clock.now()));
  function changed(): void {
    kept = null;
    listeners.forEach((listener) => listener());
  }

  return {
    async refuses({ visitor, address }) {
      return (await counting()).some(({ kind, value, visitors }) => {
        if (kind === 'visitor') return value === visitor;
        if (kind === 'contact') return visitors.includes(visitor);
        return address !== null && covers(value, address);
      });
    },
    active: async () => [...(await counting())].sort((a, b) => b.at - a.at).map(shown),
    over: async (before, limit) => (await store.over(clock.now(), before, limit)).map(shown),
    async add({ clientId, kind, value, label, reason, by, until }, visitors) {
      if (until !== null && until <= clock.now()) throw new AppError('invalid_payload', 'This time has passed.', { issues: [{ path: 'until', message: 'has passed' }] });
      const folded = foldValue(kind, value);
      const id = createHash('sha256').update(`block:${by.id}:${clientId}`).digest('base64url').slice(0, 22);
      const block = await store.insert({ id, kind, value: folded, label, reason, by, at: clock.now(), until, lifted: null, visitors });
      changed();
      return shown(block);
    },
    async lift(id, by) {
      const block = await store.lift(id, { at: clock.now(), by });
      changed();
      if (block === null) throw new AppError('not_found', 'There is no such block, or it was lifted already.');
      return shown(block);
    },
    async follow(contact, visitor) {
      const own = (await counting()).filter(({ kind, value, visitors }) => kind === 'contact' && value === contact && !visitors.includes(visitor));
      for (const { id } of own) await store.addVisitor(id, visitor);
      if (own.length > 0) changed();
    },
    expire: () => store.forget(clock.now() - KEPT_MS),
    onChanged: (listener) => void listeners.push(listener),
  };
}

const shown = ({ visitors: _visitors, ...block }: StoredBlock): Block => block;
/** IPv4 in its own form, also where it came in IPv6's. */
const bareAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function foldValue(kind: Block['kind'], value: string): string {
  const refuse = (message: string): never => {
    throw new AppError('invalid_payload', `The value ${message}.`, { issues: [{ path: 'value', message }] });
  };
  if (kind === 'contact' || kind === 'visitor') return ID.test(value) ? value : refuse('is no id');
  if (kind === 'address') return isIP(bareAddress(value)) ? bareAddress(value).toLowerCase() : refuse('is no internet address, such as 203.0.113.7');
  const [net = '', prefix = '', more] = value.split('/');
  const length = Number(prefix);
  const family = familyOf(net);
  if (isIP(net) === 0 || more !== undefined || !/^\d{1,3}$/.test(prefix) || length > (family === 'ipv6' ? 128 : 32)) return refuse('is no range, such as 203.0.113.0/24');
  if (length < PREFIX_MIN[family]) return refuse(`is too wide: at least /${PREFIX_MIN[family]}`);
  return `${net.toLowerCase()}/${length}`;
}

function covers(value: string, address: string): boolean {
  const asked = bareAddress(address);
  if (isIP(asked) === 0) return false;
  const [net = '', prefix] = value.split('/');
  if (familyOf(net) !== familyOf(asked)) return false;
  const list = new BlockList();
  if (prefix === undefined) list.addAddress(net, familyOf(net));
  else list.addSubnet(net, Number(prefix), familyOf(net));
  return list.check(asked, familyOf(asked));
}
