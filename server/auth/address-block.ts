import { isIPv6 } from 'node:net';

/** One customer of an internet provider has at least this much of an IPv6 address to themself (RFC 6177: a /64). */
const GROUPS_OF_A_SITE = 4;

/** What attempts are counted by: an IPv4 address as it is, the first 64 bits of an IPv6 address. */
export function addressBlock(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::', 2);
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const groups = tail === undefined ? before : [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
  return `${groups.slice(0, GROUPS_OF_A_SITE).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
