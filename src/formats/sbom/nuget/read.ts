import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { readJsonRoot } from '../../json/root.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { readXml } from '../../xml/read-xml.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { readLibraries } from './libraries.ts'
import { readLockFile } from './lock-file.ts'
import { readNuspec } from './nuspec.ts'
import { partOfReport, readPackageReport } from './package-report.ts'
import { readConfig, readProjectFile } from './project-file.ts'
import { usedFields } from './versions.ts'

/** Reads one of the files in which NuGet and .NET name packages. */
export function readNuget(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  return /^\s*</.test(text.value) ? fromXml(bytes) : fromJson(bytes)
}

function fromXml(bytes: Uint8Array): Parsed<SbomDocument> {
  const xml = readXml(bytes)
  if (!xml.ok) return xml
  const log = problemLog()
  const read = readers.get(xml.value.name) ?? readProjectFile
  const document = read(xml.value, log)
  return readable(document, [...xml.warnings, ...log.list()])
}

/** By the name of the document's element. */
const readers: ReadonlyMap<string, typeof readConfig> = new Map([
  ['packages', readConfig],
  ['package', readNuspec],
])

function fromJson(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: node } = root
  const list = packageList(node.log)
  const unused = listFields(usedFields)
  if (Array.isArray(node.value.projects)) {
    const part = partOfReport(node)
    if (part !== null) return unreadable(problem('/parameters', 'sbom.partial-list', { option: part }))
    readPackageReport(node, list)
    return readable(list.document({ format: 'nuget', specVersion: 'dotnet list package' }), node.log.list())
  }
  const hasLibraries = Object.hasOwn(node.value, 'libraries')
  const subject = hasLibraries ? readLibraries(node, list, unused) : null
  if (!hasLibraries) readLockFile(node, list, unused)
  const document = list.document({
    format: 'nuget',
    specVersion: specVersionOf(hasLibraries, node.value),
    subject,
    unused: unused.report(),
  })
  return readable(document, node.log.list())
}

function specVersionOf(hasLibraries: boolean, value: Readonly<Record<string, unknown>>): string {
  if (!hasLibraries) return 'packages.lock.json'
  return Object.hasOwn(value, 'runtimeTarget') ? 'deps.json' : 'project.assets.json'
}
