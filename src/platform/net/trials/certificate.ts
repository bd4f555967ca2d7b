import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A key and a certificate in PEM, as a TLS server takes them. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Makes a self-signed certificate for a host name (not an address); Node itself can only read them. */
export function makeCertificate(host: string, validUntil: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const cert = certificateOf(host, validUntil, { privateKey, publicKey })
  const lines = cert.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'))

/** RFC 5280 §4.1 */
function certificateOf(
  host: string,
  validUntil: Date,
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): Buffer {
  const name = sequence(
    tagged(0x31, sequence(Buffer.from('0603550403', 'hex'), tagged(0x0c, Buffer.from(host)))),
  )
  const body = sequence(
    tagged(0xa0, Buffer.from('020102', 'hex')),
    tagged(0x02, Buffer.from('01', 'hex')),
    ecdsaWithSha256,
    name,
    sequence(time(new Date('2020-01-01T00:00:00Z')), time(validUntil)),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(subjectAltName(host))),
  )
  const signature = sign('sha256', body, keys.privateKey)
  return sequence(body, ecdsaWithSha256, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])))
}

function subjectAltName(host: string): Buffer {
  const names = sequence(tagged(0x82, Buffer.from(host)))
  return sequence(Buffer.from('0603551d11', 'hex'), tagged(0x04, names))
}

function time(at: Date): Buffer {
  return tagged(0x18, Buffer.from(`${at.toISOString().replace(/\.\d+|[-:T]/g, '')}`))
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

/** DER: tag, length, value. */
function tagged(tag: number, value: Buffer): Buffer {
  const { length } = value
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), value])
  const bytes = Buffer.from(length.toString(16).padStart(length > 255 ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, value])
}
