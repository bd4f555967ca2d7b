import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { readText } from '../../json/node.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import { declaredLicence } from '../integrity.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'

/** Reads the list of snaps, what is told of one, or what one says of itself. No type of purl is theirs. */
export function readSnap(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (/\nsnap-id: /.test(text.value)) return fromInfo(text.value)
  if (!/^Name +Version/.test(text.value)) return fromDescription(bytes)
  const log = problemLog()
  const list = packageList(log)
  for (const { line, text: written } of linesOf(text.value)) {
    if (line === 1 || written.trim() === '' || written.length > 2000) continue
    const [name = '', version, , , publisher = ''] = written.trim().split(/ +/, 5)
    if (version === undefined) log.add(`/line/${line}`, 'sbom.line-not-read')
    else list.add({ ...snapOf(`/line/${line}`, name, version), supplier: publisherOf(publisher) })
  }
  return readable(
    list.document({ format: 'snap', specVersion: 'list', lifecycles: ['operations'] }),
    log.list(),
  )
}

/** A star, or a mark in another character, says that the store has verified the publisher. */
function publisherOf(written: string): string | null {
  const name = written.replace(/[*✓✪]+$/u, '')
  return name === '' || name === '-' ? null : name
}

function snapOf(path: string, name: string, version: string | null): ListedPackage {
  return { path, type: null, name, version, kind: 'application' }
}

/** What `snap info` prints is YAML only by its looks: values are told by the names in front of them. */
function fromInfo(text: string): Parsed<SbomDocument> {
  const log = problemLog()
  const list = packageList(log)
  const values = new Map<string, string>()
  for (const { text: written } of linesOf(text)) {
    const { name, value = '' } = (written.length > 2000 ? null : told.exec(written))?.groups ?? {}
    if (name !== undefined && !values.has(name)) values.set(name, value)
  }
  const [version = ''] = (values.get('installed') ?? '').split(/ +/, 1)
  const snap = snapOf('', values.get('name') ?? '', version === '' ? null : version)
  const licence = values.get('license') ?? 'unset'
  list.add({
    ...snap,
    supplier: publisherOf(values.get('publisher') ?? ''),
    licences: declaredLicence(licence === 'unset' ? null : licence),
  })
  const document = list.document({ format: 'snap', specVersion: 'info', lifecycles: ['operations'] })
  return readable(document, log.list())
}

const told = /^(?<name>name|publisher|license|installed): +(?<value>\S.*)$/

function fromDescription(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readYamlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const snap = snapOf('', readText(document, 'name') ?? '', readText(document, 'version'))
  list.add({ ...snap, licences: declaredLicence(readText(document, 'license')) })
  return readable(list.document({ format: 'snap', specVersion: 'snap.yaml' }), document.log.list())
}
