import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { attributeOf, childOf, childrenOf, linePath, type XmlElement } from '../../xml/element.ts'
import { readXml } from '../../xml/read-xml.ts'
import { hashOf } from '../integrity.ts'
import type { SbomDocument, SbomHash } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { readLockFile } from './lock-file.ts'
import { hasBranches, readTree } from './tree.ts'

/** Reads what Gradle wrote or printed of what it resolved. Who needs whom is in neither file, but in what it prints. */
export function readGradle(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (/^\s*</.test(text.value)) return readSums(bytes)
  const log = problemLog()
  const document = (hasBranches(text.value) ? readTree : readLockFile)(text.value, log)
  return readable(document, log.list())
}

/** The sums of all that was ever fetched for the build: the project's packages, its tools and their parents. */
function readSums(bytes: Uint8Array): Parsed<SbomDocument> {
  const xml = readXml(bytes)
  if (!xml.ok) return xml
  const log = problemLog()
  const list = packageList(log)
  const components = childOf(xml.value, 'components')
  for (const one of components === null ? [] : childrenOf(components, 'component')) {
    const [group, name, version] = ['group', 'name', 'version'].map((field) => attributeOf(one, field))
    list.add({
      path: linePath(one),
      type: 'maven',
      namespace: group ?? null,
      name: name ?? '',
      version: version ?? null,
      hashes: hashesOf(one, `${name}-${version}`),
    })
  }
  const document = list.document({ format: 'gradle', specVersion: 'verification-metadata.xml' })
  return readable(document, [...xml.warnings, ...log.list()])
}

/** Of a package's files the one that is the package. */
function hashesOf(component: XmlElement, base: string): readonly SbomHash[] {
  const main = childrenOf(component, 'artifact').find((one) =>
    ['jar', 'aar', 'war'].some((ending) => attributeOf(one, 'name') === `${base}.${ending}`),
  )
  return (main?.children ?? []).flatMap((sum) => hashOf(sum.name, attributeOf(sum, 'value') ?? ''))
}
