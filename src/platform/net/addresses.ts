import { BlockList, isIPv4 } from 'node:net'

/**
 * Where an address leads: out into the world; to a machine inside (private, loopback); or to nothing that a source
 * could be (link-local with the clouds' metadata, multicast, reserved).
 */
export type Reach = 'public' | 'internal' | 'never'

/** RFC 6890 and its registry, RFC 1918, RFC 6598. Carriers' and benchmark networks are met inside companies. */
const internal = listOf([
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['::1', 128],
  ['fc00::', 7],
])

/** Among them the addresses at which clouds give away their keys, wherever those lie. */
const never = listOf([
  ['0.0.0.0', 8],
  ['100.100.100.200', 32],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fd00:ec2::254', 128],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
])

/** Where the address leads. @param address IPv4 or IPv6 as text; anything else leads nowhere */
export function reachOf(address: string): Reach {
  if (isIPv4(address)) return reachIn(address, 'ipv4') ?? 'public'
  const groups = groupsOf(address)
  if (groups === undefined) return 'never'
  const inside = embeddedIpv4(groups)
  if (inside !== undefined) return reachIn(inside, 'ipv4') ?? 'public'
  return reachIn(address, 'ipv6') ?? (isGivenOut(groups) ? 'public' : 'never')
}

function reachIn(address: string, family: 'ipv4' | 'ipv6'): Reach | undefined {
  if (never.check(address, family)) return 'never'
  return internal.check(address, family) ? 'internal' : undefined
}

/** Global unicast is 2000::/3 (RFC 4291 §2.4); all else has not been given out. */
function isGivenOut([first = 0]: readonly number[]): boolean {
  return first >> 13 === 1
}

/** IPv4 behind IPv4-mapped (::ffff:0:0/96) and translated (64:ff9b::/96) addresses: the packet ends there. */
function embeddedIpv4(groups: readonly number[]): string | undefined {
  const start = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':')
  if (start !== '0:0:0:0:0:ffff' && start !== '64:ff9b:0:0:0:0') return undefined
  const [high = 0, low = 0] = groups.slice(6)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight groups of an IPv6 address; undefined for anything else, also for one with a zone. */
function groupsOf(address: string): readonly number[] | undefined {
  const url = URL.canParse(`http://[${address}]/`) ? new URL(`http://[${address}]/`) : undefined
  if (url === undefined) return undefined
  const [before = '', after] = url.hostname.slice(1, -1).split('::')
  const first = hextets(before)
  if (after === undefined) return first
  const last = hextets(after)
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
}

function hextets(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

function listOf(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [address, prefix] of subnets) {
    list.addSubnet(address, prefix, isIPv4(address) ? 'ipv4' : 'ipv6')
  }
  return list
}
