import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { isPrograms, readPrograms } from './programs.ts'

/** One key of the registry, and the texts in it that matter here. */
interface RegistryKey {
  readonly line: number
  readonly path: string
  readonly values: Map<string, string>
}

const wanted: ReadonlySet<string> = new Set(['DisplayName', 'DisplayVersion', 'Publisher', 'URLInfoAbout'])
const longestLine = 20_000

/** Reads an export of the registry, or what tools of Windows tell in JSON. */
export function readWindows(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  return /^\ufeff?\s*[[{]/.test(text.value) && isPrograms(text.value)
    ? readPrograms(bytes, text.value)
    : readExport(text.value)
}

/** Reads the keys below `Uninstall`. Entries without a name are no programs: Windows does not show them either. */
function readExport(text: string): Parsed<SbomDocument> {
  const log = problemLog()
  const list = packageList(log)
  let isThere = false
  let unnamed = 0
  for (const key of keysIn(text)) {
    if (!/\\Uninstall(?:\\|$)/i.test(key.path)) continue
    isThere = true
    const name = key.values.get('DisplayName') ?? ''
    if (name === '') unnamed++
    else list.add(programOf(key, name))
  }
  if (!isThere) return unreadable(problem('', 'sbom.not-recognised'))
  const unused = unnamed === 0 ? [] : [{ path: '', field: 'Uninstall', count: unnamed }]
  const specVersion = /^\ufeff?REGEDIT4/.test(text) ? 'REGEDIT4' : '5.00'
  const document = list.document({ format: 'windows', specVersion, lifecycles: ['operations'], unused })
  return readable(document, log.list())
}

function programOf({ line, values }: RegistryKey, name: string): ListedPackage {
  const url = values.get('URLInfoAbout') ?? ''
  return {
    path: `/line/${line}`,
    type: null,
    name,
    version: values.get('DisplayVersion') || null,
    kind: 'application',
    supplier: values.get('Publisher') || null,
    references: /^https?:\/\//i.test(url) && url.length <= 500 ? [{ kind: 'website', url }] : [],
  }
}

const textValue = /^"(?<name>[^"\\]{1,100})"="(?<value>(?:[^"\\]|\\.)*)"\s*$/

function* keysIn(text: string): Generator<RegistryKey> {
  let key: RegistryKey | null = null
  for (const { line, text: written } of linesOf(text)) {
    if (written.startsWith('[')) {
      if (key !== null) yield key
      key = { line, path: written.trim().slice(1, -1), values: new Map() }
    } else if (written.startsWith('"') && written.length <= longestLine && key !== null) {
      const { name = '', value = '' } = textValue.exec(written)?.groups ?? {}
      if (wanted.has(name)) key.values.set(name, value.replace(/\\(.)/g, '$1').trim())
    }
  }
  if (key !== null) yield key
}
