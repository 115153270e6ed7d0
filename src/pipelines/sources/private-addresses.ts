import { BlockList } from 'node:net';

/** Ranges of the IANA registry of special-purpose IPv4 addresses, and multicast: no public server has one. */
const IPV4_RANGES: readonly (readonly [address: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** The same for IPv6, with the ranges that only lead on to others (Teredo, site-local, IPv4-compatible). */
const IPV6_RANGES: readonly (readonly [address: string, prefix: number])[] = [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** IPv6 addresses with an IPv4 address inside: NAT64 (RFC 6052) and 6to4 (RFC 3056). `BlockList` knows ::ffff:0:0/96. */
const CARRIERS: readonly ((ipv4: string) => readonly [address: string, bits: number])[] = [
  (ipv4) => [`64:ff9b::${ipv4}`, 96],
  (ipv4) => [`2002:${hexGroups(ipv4)}::`, 16],
];

/**
 * The addresses of machines that are not on the public internet: private, loopback, link-local, shared (CGNAT),
 * multicast, reserved and documentation ranges, also where IPv6 wraps them.
 */
export function privateAddresses(): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of IPV4_RANGES) {
    list.addSubnet(address, prefix, 'ipv4');
    for (const carry of CARRIERS) {
      const [carried, bits] = carry(address);
      list.addSubnet(carried, bits + prefix, 'ipv6');
    }
  }
  for (const [address, prefix] of IPV6_RANGES) list.addSubnet(address, prefix, 'ipv6');
  return list;
}

function hexGroups(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
