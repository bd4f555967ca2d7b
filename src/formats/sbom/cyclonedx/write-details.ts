import { writeFields } from '../../json/write-fields.ts'
import { isLicenceId } from '../../licence/licence-names.ts'
import type { SbomEvidence, SbomSwid } from '../model/evidence.ts'
import type {
  SbomComponent,
  SbomHash,
  SbomLicence,
  SbomProperty,
  SbomReference,
} from '../model/sbom-document.ts'
import type { WrittenVersion } from './versions.ts'
import { hashAlgorithms, identityFields, referenceKinds, techniques } from './words.data.ts'

/** Properties under this name hold what the format has no place for. */
const own = 'renkei:'

type Objects = readonly Readonly<Record<string, unknown>>[]

export function writeProperties(properties: readonly SbomProperty[]): Objects {
  return properties.map(({ name, value }) => ({ name, ...(value !== null && { value }) }))
}

/** What the format's own fields cannot say of a component. */
export function leftProperties(component: SbomComponent, version: WrittenVersion): readonly SbomProperty[] {
  const { hashes, versionRange, isExternal, evidence, cpe } = component
  const property = (name: string, value: string | null): SbomProperty => ({ name: `${own}${name}`, value })
  const identities = evidence?.identities.filter((one) => !identityFields.has(one.field)) ?? []
  return [
    ...hashes
      .filter((hash) => !isWritable(hash))
      .map(({ algorithm, value }) => property(`hash:${algorithm}`, value)),
    ...(versionRange === null || writesRange(component, version)
      ? []
      : [property('version-range', versionRange)]),
    ...(isExternal === null || version.hasExternal ? [] : [property('external', String(isExternal))]),
    ...identities.map(({ field, concluded }) => property(`evidence:${field}`, concluded)),
    ...(cpe?.startsWith('cpe:') === false ? [property('cpe', cpe)] : []),
  ]
}

/** A range is only for a component from outside whose version is open (1.7, `component`). */
export function writesRange({ version, isExternal }: SbomComponent, written: WrittenVersion): boolean {
  return written.hasExternal && version === null && isExternal !== false
}

/** SPDX writes `SHA256`. */
function algorithmOf(algorithm: string): string {
  if (hashAlgorithms.has(algorithm)) return algorithm
  const spelled = algorithm
    .toUpperCase()
    .replace(/^SHA_?(?=1$|256$|384$|512$)/, 'SHA-')
    .replace(/^SHA3_/, 'SHA3-')
  return hashAlgorithms.has(spelled) ? spelled : algorithm
}

const hashLengths: ReadonlySet<number> = new Set([32, 40, 64, 96, 128])

function isWritable({ algorithm, value }: SbomHash): boolean {
  return hashAlgorithms.has(algorithmOf(algorithm)) && hashLengths.has(value.length)
}

export function writeHashes(hashes: readonly SbomHash[]): Objects {
  return hashes
    .filter(isWritable)
    .map(({ algorithm, value }) => ({ alg: algorithmOf(algorithm), content: value }))
}

/** Characters that no address may hold are encoded; a kind the format does not know stands in the comment. */
export function writeReferences(references: readonly SbomReference[]): Objects {
  return references.map(({ kind, url }) => ({
    type: referenceKinds.has(kind) ? kind : 'other',
    url: writeAddress(url),
    ...(!referenceKinds.has(kind) && { comment: kind }),
  }))
}

/** As written, but for characters that no address may hold. */
export function writeAddress(url: string): string {
  const [head = '', ...fragments] = url
    .replaceAll(/[\s\p{Cc}<>"{}|\\^`]|%(?![0-9a-f]{2})/giu, (one) => encodeURIComponent(one))
    .split('#')
  // Without a scheme there is no colon before the first slash, and there is but one fragment (RFC 3987).
  const isBare = !/^[a-z][a-z0-9+.-]*:/i.test(head)
  const begin = isBare ? head.replace(/^[^/?]*/, (first) => first.replaceAll(':', '%3A')) : head
  return fragments.length === 0 ? begin : `${begin}#${fragments.join('%23')}`
}

/** An id that is none is a name. Before 1.7 an expression stands alone: beside others it is written under its text as a name. */
export function writeLicences(licences: readonly SbomLicence[], { mixesLicences }: WrittenVersion): Objects {
  const isAlone = mixesLicences || licences.length === 1
  return licences.map(({ kind, text, acknowledgement }) => {
    const said = acknowledgement === null ? {} : { acknowledgement }
    if (kind === 'expression' && isAlone) return { expression: text, ...said }
    return { license: { [kind === 'id' && isLicenceId(text) ? 'id' : 'name']: text, ...said } }
  })
}

export function writeSwid({ isPatch, ...swid }: SbomSwid): Readonly<Record<string, unknown>> {
  return writeFields({ ...swid, patch: isPatch })
}

/** An identity by a field that the format does not know is among the properties. */
export function writeEvidence(
  evidence: SbomEvidence,
  version: WrittenVersion,
): Readonly<Record<string, unknown>> {
  return writeFields({
    identity: evidence.identities
      .filter(({ field }) => identityFields.has(field))
      .map(({ field, confidence, concluded, methods }) =>
        writeFields({
          field,
          confidence,
          concludedValue: concluded,
          methods: methods.map(writeMethod),
        }),
      ),
    occurrences: evidence.occurrences.map(({ context, ...one }) =>
      writeFields({ ...one, additionalContext: context }),
    ),
    licenses: writeLicences(evidence.licences, version),
    copyright: evidence.copyright.map((text) => ({ text })),
  })
}

/** The format wants a number; of what nobody is sure it is none. */
function writeMethod(method: SbomEvidence['identities'][number]['methods'][number]) {
  const { technique, confidence, value } = method
  return {
    technique: techniques.has(technique) ? technique : 'other',
    confidence: confidence ?? 0,
    ...(value !== null && { value }),
  }
}
