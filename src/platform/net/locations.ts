import { refuseNet } from './errors.ts'

/** Which hosts may be asked, as `name` or `name:port`; without a port only 80 and 443 by their schemes. */
export interface Allowed {
  readonly hosts: readonly string[]
  /** Hosts that may also have a private or loopback address. */
  readonly internalHosts: readonly string[]
}

/**
 * Reads an address that somebody typed or a server sent. Only http and https; nothing of what makes two readers of
 * one address see two hosts: user information, backslashes, control characters.
 * @param base what a relative address (of a redirect) is relative to
 * @throws AppError `net.url-refused`
 */
export function readLocation(text: string, base?: URL): URL {
  const refused = () => refuseNet('url-refused', { facts: { url: text.slice(0, 200) } })
  if (!isPlain(text) || !URL.canParse(text, base)) throw refused()
  const url = new URL(text, base)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  // `localhost.` and `localhost` are one host.
  const hostname = url.hostname.replace(/\.$/, '')
  if (!isWeb || url.username !== '' || url.password !== '' || hostname === '') throw refused()
  url.hash = ''
  url.hostname = hostname
  return url
}

function isPlain(text: string): boolean {
  return text.length <= 2000 && !/[\\\p{Cc}\s]/u.test(text) && !/^[^/?#]*\/\/[^/?#]*@/.test(text)
}

/** `name`, or `name:port` where the port is not the scheme's own. */
export function hostOf(url: URL): string {
  return url.host
}

/**
 * An entry of the list in the form in which hosts are compared; undefined where it is no host.
 * Names are lower case and ASCII (`xn--`), numbers that mean an address are written as one.
 */
export function normaliseHost(entry: string): string | undefined {
  const text = entry.trim()
  if (text === '' || /[/?#@\\\p{Cc}\s]/u.test(text) || !URL.canParse(`http://${text}/`)) return undefined
  const url = new URL(`http://${text}/`)
  url.hostname = url.hostname.replace(/\.$/, '')
  // The URL parser leaves out :80, which for https is a port of its own.
  const port = /:0*80$/.test(text) ? ':80' : ''
  return url.hostname === '' ? undefined : url.host + port
}

/** Whether the host may be asked at all, and whether its address may be an internal one. */
export function permissionFor(url: URL, allowed: Allowed): 'public' | 'internal' | 'none' {
  const names = [hostOf(url), `${url.hostname}:${portOf(url)}`]
  const isIn = (hosts: readonly string[]) => hosts.some((host) => names.includes(normaliseHost(host) ?? ''))
  if (isIn(allowed.internalHosts)) return 'internal'
  return isIn(allowed.hosts) ? 'public' : 'none'
}

function portOf(url: URL): string {
  if (url.port !== '') return url.port
  return url.protocol === 'https:' ? '443' : '80'
}
