import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'

const folder = '/var/db/pkg/'

/** Longer lines are none of Portage's. */
const longestLine = 512

/**
 * `category/name-version`, perhaps with slot and repository. A name does not end in what could be a version (Package
 * Manager Specification, 3.1.2 and 3.2), so that the last hyphen before one parts them.
 */
const listed =
  /^(?<category>[A-Za-z\d_][\w+.-]*)\/(?<name>[A-Za-z\d_][\w+-]*?)-(?<version>\d+(?:\.\d+)*[a-z]?(?:_(?:alpha|beta|pre|rc|p)\d*)*(?:-r\d+)?)(?::(?<slot>[\w+./-]+))?(?:::(?<repository>[\w-]+))?\/?$/

function partsOf(line: string): Readonly<Record<string, string | undefined>> | undefined {
  if (line.length > longestLine) return undefined
  return listed.exec(line.startsWith(folder) ? line.slice(folder.length) : line)?.groups
}

/** Whether a line names a package so; Gentoo's categories have a hyphen, but for one. */
export function isListed(line: string): boolean {
  const category = partsOf(line.trim())?.category
  return category === 'virtual' || category?.includes('-') === true
}

/** Reads what Portage has installed. */
export function readPortage(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const list = packageList(log)
  let isDatabase = false
  let count = 0
  for (const { line, text: written } of linesOf(text.value)) {
    const content = written.trim()
    if (content === '') continue
    const { category, name, version, slot } = partsOf(content) ?? {}
    if (category === undefined || name === undefined || version === undefined) {
      log.add(`/line/${line}`, 'sbom.line-not-read')
      continue
    }
    isDatabase ||= content.startsWith(folder)
    count += 1
    const properties = slot === undefined ? [] : [{ name: 'slot', value: slot }]
    list.add({ path: `/line/${line}`, type: 'ebuild', namespace: category, name, version, properties })
  }
  if (count === 0) return unreadable(problem('', 'sbom.no-components'), ...log.list())
  const specVersion = isDatabase ? '/var/db/pkg' : 'qlist -Iv'
  const document = list.document({ format: 'portage', specVersion, lifecycles: ['operations'] })
  return readable(document, log.list())
}
