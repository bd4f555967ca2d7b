/** What one line asks for. */
export interface Requirement {
  readonly name: string
  /** Null unless exactly one will do. */
  readonly version: string | null
  readonly isLocal: boolean
  /** As the purl qualifier `vcs_url` has it. */
  readonly repository: string | null
  readonly url: string | null
}

const plain = { isLocal: false, repository: null, url: null } as const

const shape = /^(?<name>[A-Za-z\d][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?<rest>.*)$/
/** Of the characters of versions alone: in place of one there may be a variable, or a remark too near. */
const exact = /^={2,3}\s*(?<version>[A-Za-z\d][\w.!+-]*)$/

/** Beyond it a line is no requirement; what stands after the first option, often a hundred sums, does not count. */
const longestLine = 4000

/** `name[extra] == 1.0 ; marker --hash=…`, `name @ address`, an address with `#egg=name`, or a folder. */
export function parseRequirement(line: string): Requirement | null {
  const content = (line.slice(0, longestLine + 1).split(/\s--?[A-Za-z]/, 1)[0] ?? '').trim()
  if (content.length > longestLine) return null
  if (/^(?:[a-z]+\+)?[a-z]+:\/\//i.test(content) || /^[./~]|^file:/.test(content))
    return fromAddress(content, null)
  const { name, rest = '' } = shape.exec(content)?.groups ?? {}
  if (name === undefined) return null
  if (rest.startsWith('@')) return fromAddress(rest.slice(1).split(/\s;/, 1)[0]?.trim() ?? '', name)
  const wanted = (rest.split(';', 1)[0] ?? '').trim().replace(/^\((.*)\)$/, '$1')
  if (wanted !== '' && !/^[=<>!~]/.test(wanted)) return null
  const versions = wanted.split(',').flatMap((one) => exact.exec(one.trim())?.groups?.version ?? [])
  return { ...plain, name, version: versions[0] ?? null }
}

/** Where no name is given, a wheel's file name or the last folder is one. */
function fromAddress(address: string, given: string | null): Requirement | null {
  const [url = '', fragment = ''] = address.split('#', 2)
  const egg = /(?:^|&)egg=(?<name>[A-Za-z\d][\w.-]*)/.exec(fragment)?.groups?.name
  const file = /(?<name>[A-Za-z\d][\w.]*)-(?<version>\d[\w.!+]*)(?:-[^/]*)?\.(?:whl|tar\.gz|zip)$/.exec(
    url,
  )?.groups
  const folder = /(?<name>[A-Za-z\d][\w.-]*?)(?:\.git)?(?:@[^@/]*)?\/*$/.exec(url)?.groups?.name
  const name = given ?? egg ?? file?.name ?? folder
  if (name === undefined) return null
  const isRepository = /^(?:git|hg|svn|bzr)\+/.test(url)
  if (isRepository) return { ...plain, name, version: null, repository: url }
  const isLocal = !/^https?:/.test(url)
  return { ...plain, name, version: file?.version ?? null, isLocal, url: isLocal ? null : url }
}
