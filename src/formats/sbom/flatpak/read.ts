import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { mendText } from '../../json/storable.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import { declaredLicence } from '../integrity.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'

/** Reads the list, or what is told of one. No type of purl is Flatpak's. */
export function readFlatpak(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const written = mendText(text.value, '', log)
  const isInfo = /(?:^|\n) +Ref: (?:app|runtime)\//.test(written)
  const document = isInfo ? fromInfo(written, log) : fromList(written, log)
  return readable(document, log.list())
}

const idShape = /^[A-Za-z_][\w-]*(?:\.[\w-]+){2,}$/
const installations: ReadonlySet<string> = new Set(['system', 'user'])

/** Whether a line is one of the list, its columns divided by tabs as when it is not printed to a screen. */
export function isRow(line: string): boolean {
  const fields = line.replace('\ufeff', '').split('\t')
  return (
    fields.length > 2 &&
    fields.some((field) => installations.has(field)) &&
    fields.some((field) => idShape.test(field))
  )
}

function fromList(text: string, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  for (const { line, text: written } of linesOf(text)) {
    if (written.trim() === '') continue
    if (isRow(written) && written.length <= 2000) list.add(rowOf(written, line))
    else log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  return list.document({ format: 'flatpak', specVersion: 'list', lifecycles: ['operations'] })
}

/** The columns as they are by default: name, id, version, branch; or as others want them, with the id first. */
function rowOf(written: string, line: number): ListedPackage {
  const fields = written.split('\t').map((field) => field.trim())
  const at = fields.findIndex((field) => idShape.test(field))
  const isWhole = at === 1 && fields.length > 4
  const [name = '', ...rest] = fields.slice(at)
  const [version = '', branch = ''] = isWhole ? rest : ['', rest[0]]
  const properties = branch === '' ? [] : [{ name: 'branch', value: branch }]
  return {
    path: `/line/${line}`,
    type: null,
    name,
    version: version || null,
    kind: 'application',
    properties,
  }
}

const toldField = /^ *(?<name>ID|Branch|Version|License|Commit): (?<value>.*)$/

/** `Name: value`, right-aligned. */
function fromInfo(text: string, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  const values = new Map<string, string>()
  for (const { text: written } of linesOf(text)) {
    const { name = '', value = '' } = (written.length > 2000 ? null : toldField.exec(written))?.groups ?? {}
    if (name !== '' && !values.has(name)) values.set(name, value.trim())
  }
  const branch = values.get('Branch') ?? ''
  list.add({
    path: '',
    type: null,
    name: values.get('ID') ?? '',
    version: values.get('Version') ?? null,
    kind: 'application',
    licences: declaredLicence(values.get('License') || null),
    properties: branch === '' ? [] : [{ name: 'branch', value: branch }],
  })
  return list.document({ format: 'flatpak', specVersion: 'info', lifecycles: ['operations'] })
}
