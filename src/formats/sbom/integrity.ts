import type { SbomHash, SbomLicence, SbomReference } from './model/sbom-document.ts'

const algorithms: ReadonlyMap<string, readonly [name: string, bytes: number]> = new Map([
  ['md5', ['MD5', 16]],
  ['sha1', ['SHA-1', 20]],
  ['sha256', ['SHA-256', 32]],
  ['sha384', ['SHA-384', 48]],
  ['sha512', ['SHA-512', 64]],
])

/** Longer than any list of digests of one package. */
const longestIntegrity = 2000

/** `sha512-BASE64 sha1-BASE64` (W3C, Subresource Integrity) as hashes; what is none is passed over. */
export function hashesOfIntegrity(text: string | null): readonly SbomHash[] {
  if (text === null || text.length > longestIntegrity) return []
  return text.split(/\s+/).flatMap((one) => {
    const dash = one.indexOf('-')
    const bytes = Buffer.from(one.slice(dash + 1), 'base64')
    return dash < 0 ? [] : hashOf(one.slice(0, dash), bytes.toString('hex'))
  })
}

/** A digest as a hash, if it is as long as its algorithm's are. */
export function hashOf(algorithm: string, hex: string): readonly SbomHash[] {
  const [name, bytes = 0] = algorithms.get(algorithm.toLowerCase().replace('-', '')) ?? []
  if (name === undefined || hex.length !== bytes * 2 || !/^[\da-f]+$/i.test(hex)) return []
  return [{ algorithm: name, value: hex.toLowerCase() }]
}

/** Where a package was taken from, as written; nothing for what is no address. */
export function distributionReference(url: string | null): readonly SbomReference[] {
  return url !== null && /^[a-z][a-z\d+.-]*:/i.test(url) ? [{ kind: 'distribution', url }] : []
}

/** A licence as its author wrote it. */
export function declaredLicence(text: string | null): readonly SbomLicence[] {
  return text === null ? [] : [{ kind: 'name', text, acknowledgement: 'declared' }]
}
