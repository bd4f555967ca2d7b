import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { listedModule } from './module.ts'

/** One module of a binary, while the line after it may replace it. */
interface Built {
  readonly line: number
  readonly kind: 'mod' | 'dep'
  path: string
  version: string
  isLocal: boolean
}

/**
 * What `go version -m` prints of binaries: for each its name and Go's version, then a line with a tab for each
 * module. Go's own library is listed too, as `stdlib`. Of one binary, its module is the subject.
 */
export function readBuild(text: string, log: ProblemLog): SbomDocument {
  const built: Built[] = []
  const toolchains = new Map<string, number>()
  let binaries = 0
  for (const { line, text: written } of linesOf(text)) {
    const toolchain = /^\S.*: go(?<version>\d[\w.]*)/.exec(written)?.groups?.version
    if (toolchain !== undefined) {
      binaries++
      if (!toolchains.has(toolchain)) toolchains.set(toolchain, line)
    } else if (!takeLine(written, line, built)) log.add(`/line/${line}`, 'sbom.line-not-read')
  }
  const list = packageList(log)
  const mains = built.filter(({ kind }) => kind === 'mod')
  const [main] = binaries === 1 && mains.length === 1 ? mains : []
  for (const [version, line] of toolchains) list.add(standardLibrary(version, line))
  for (const one of built) if (one !== main) list.add(listedModule(`/line/${one.line}`, one))
  const subject =
    main === undefined ? null : { ...listedModule(`/line/${main.line}`, main), kind: 'application' as const }
  return list.document({ format: 'go', specVersion: 'build info', subject })
}

/** @returns whether the line could be read */
function takeLine(written: string, line: number, built: Built[]): boolean {
  const [blank, kind = '', path = '', version = ''] = written.split('\t')
  const last = built.at(-1)
  if (kind === 'mod' || kind === 'dep') {
    if (path === '') return false
    built.push({ line, kind, path, version, isLocal: false })
    return true
  }
  if (kind === '=>' && last !== undefined) {
    last.isLocal = !/^v\d/.test(version)
    if (!last.isLocal) Object.assign(last, { path, version })
    return true
  }
  return written.trim() === '' || (blank === '' && ['path', 'build'].includes(kind))
}

/** Advisories write Go's versions as those of modules: `1.21rc2` is `1.21.0-rc.2`. */
function standardLibrary(version: string, line: number): ListedPackage {
  const {
    main = version,
    minor = '0',
    stage,
    number,
  } = /^(?<main>\d+\.\d+)(?:\.(?<minor>\d+))?(?:(?<stage>rc|beta)(?<number>\d+))?/.exec(version)?.groups ?? {}
  const before = stage === undefined ? '' : `-${stage}.${number}`
  return { path: `/line/${line}`, type: 'golang', name: 'stdlib', version: `${main}.${minor}${before}` }
}
