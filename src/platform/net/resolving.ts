import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { reachOf } from './addresses.ts'
import { refuseNet } from './errors.ts'
import { type Allowed, hostOf, permissionFor } from './locations.ts'

/** An address of a host. */
export interface Resolved {
  readonly address: string
  readonly family: 4 | 6
}

/** Asks the name service. Tests bring their own. */
export type Resolve = (hostname: string) => Promise<readonly Resolved[]>

/** The name service of the machine, all addresses. */
export const resolveBySystem: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, verbatim: true })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/**
 * Resolves the host once and checks every address it has. One bad address refuses the host: whoever answers for the
 * name could otherwise have us try the good one first.
 * @throws AppError `net.host-refused`, `net.address-refused`, `net.name-unknown`
 */
export async function resolveChecked(
  url: URL,
  allowed: Allowed,
  resolve: Resolve,
): Promise<readonly Resolved[]> {
  const permission = permissionFor(url, allowed)
  const host = hostOf(url)
  if (permission === 'none') throw refuseNet('host-refused', { facts: { host } })
  const addresses = await addressesOf(url, resolve)
  for (const { address } of addresses) {
    const reach = reachOf(address)
    if (reach === 'public' || (reach === 'internal' && permission === 'internal')) continue
    throw refuseNet('address-refused', { facts: { host, address } })
  }
  return addresses
}

async function addressesOf(url: URL, resolve: Resolve): Promise<readonly Resolved[]> {
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(literal)
  if (family !== 0) return [{ address: literal, family: family === 6 ? 6 : 4 }]
  const unknown = (cause?: unknown) =>
    refuseNet('name-unknown', { facts: { host: url.hostname }, ...(cause === undefined ? {} : { cause }) })
  const found = await resolve(url.hostname).catch((cause: unknown) => {
    throw unknown(cause)
  })
  if (found.length === 0) throw unknown()
  return found
}

/** Connects to exactly these addresses: the name service is not asked again, so nothing can be changed meanwhile. */
export function pinnedTo(addresses: readonly Resolved[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses
    if (first === undefined) callback(new Error('no address'), '', 0)
    else if (options.all === true) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }
}
