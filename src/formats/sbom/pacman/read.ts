import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import { decodeText } from '../../text/decode-text.ts'
import { type InstalledPackage, type InstalledSystem, installedDocument } from '../installed.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type Block, blocksOfDescriptions, blocksOfList, blocksOfTelling } from './blocks.ts'

/** `name version-release` */
export const listed = /^(?<name>[a-z\d@._+][\w@.+-]*) (?<version>(?:\d+:)?[^\s:/-]+-\d+(?:\.\d+)?)$/

/** Reads what pacman has installed, from its database or from what it prints. */
export function readPacman(bytes: Uint8Array): Parsed<SbomDocument> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  const [specVersion, blocks] = kindOf(text.value, log)
  const packages: InstalledPackage[] = []
  let isArch = false
  for (const block of blocks) {
    isArch ||= block.fields.get('PACKAGER')?.[0]?.endsWith('@archlinux.org>') === true
    packages.push(...readPackage(block, log))
  }
  if (packages.length === 0) return unreadable(problem('', 'sbom.no-components'), ...log.list())
  // Its kin have packagers of their own, and are other distributions.
  const system: InstalledSystem = isArch
    ? { namespace: 'arch', distro: 'arch' }
    : { namespace: null, distro: null }
  const document = installedDocument({ format: 'pacman', type: 'alpm', packages }, system, log)
  return readable({ ...document, specVersion }, log.list())
}

function kindOf(text: string, log: ProblemLog): readonly [specVersion: string, blocks: Iterable<Block>] {
  if (/^\ufeff?%[A-Z]+%/.test(text) || /\n%NAME%/.test(text)) return ['desc', blocksOfDescriptions(text)]
  if (/^\ufeff?\s*Name {2,}:/.test(text)) return ['-Qi', blocksOfTelling(text)]
  return ['-Q', blocksOfList(text, log)]
}

/** As texts in JSON: longer ones are no names. */
const textLimit = 512

function readPackage({ line, fields }: Block, log: ProblemLog): readonly InstalledPackage[] {
  const first = (field: string) => {
    const value = fields.get(field)?.[0] ?? ''
    return value === '' || value.length > textLimit || /\p{Cc}/u.test(value) ? null : value
  }
  const [name, version, base] = [first('NAME'), first('VERSION'), first('BASE')]
  if (name === null) {
    log.add(`/line/${line}`, 'sbom.component-without-name')
    return []
  }
  if (version === null) {
    log.add(`/line/${line}`, 'sbom.entry-without-version', { name })
    return []
  }
  return [
    {
      line,
      name,
      version,
      architecture: first('ARCH'),
      source: base === name ? null : base,
      licence: first('LICENSE'),
      homepage: first('URL'),
      // A list without architectures tells no more than names and versions.
      needs: fields.size > 2 ? (fields.get('DEPENDS') ?? []).map((need) => [bare(need)]) : null,
      provides: (fields.get('PROVIDES') ?? []).map(bare),
    },
  ]
}

/** `libtree-sitter.so=0-64`, `glibc>=2.35` → the name alone. */
function bare(text: string): string {
  return text.split(/[<>=]/, 1)[0] ?? ''
}
