import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { longestPurl, type Purl, type PurlParts } from './purl.ts'
import { applyType, typeWarnings } from './types.ts'

/**
 * A purl of decoded components, checked and in canonical form (purl-spec, "Rules for each PURL component").
 * What only breaks a rule of its type is a warning: it still names a package. The path of a problem is the
 * component: `/type`, `/namespace`, `/name`, `/version`, `/qualifiers`, `/subpath`.
 */
export function buildPurl(parts: PurlParts): Parsed<Purl> {
  const length = lengthOf(parts)
  if (length > longestPurl) return unreadable(problem('', 'purl.too-long', { length, limit: longestPurl }))
  const trimmed = trim(parts)
  const problems = [
    ...typeProblems(trimmed.type),
    ...(trimmed.name === '' ? [problem('/name', 'purl.no-name')] : pathProblems('/name', trimmed.name)),
    ...pathProblems('/namespace', trimmed.namespace),
    ...textProblems('/version', trimmed.version),
    ...textProblems('/subpath', trimmed.subpath),
    ...qualifierProblems(trimmed.qualifiers),
  ]
  if (problems.length > 0) return unreadable(...problems)

  const purl = applyType({ ...trimmed, qualifiers: toRecord(trimmed.qualifiers) })
  return readable(purl, [...typeWarnings(purl), ...keyWarnings(parts.qualifiers)])
}

function lengthOf({ type, namespace, name, version, qualifiers, subpath }: PurlParts): number {
  const own = type.length + name.length
  const others = (namespace?.length ?? 0) + (version?.length ?? 0) + (subpath?.length ?? 0)
  return qualifiers.reduce((sum, [key, value]) => sum + key.length + value.length, own + others)
}

/** Empty segments and values mean nothing; dots in a subpath are discarded, not resolved. */
function trim({ type, namespace, name, version, qualifiers, subpath }: PurlParts): PurlParts {
  return {
    type: type.toLowerCase(),
    namespace: namespace === null ? null : joinSegments(segmentsOf(namespace)),
    name: name.replace(/^\/+|\/+$/g, ''),
    version: version === '' ? null : version,
    qualifiers: qualifiers
      .filter(([, value]) => value !== '')
      .map(([key, value]) => [key.toLowerCase(), value] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    subpath:
      subpath === null
        ? null
        : joinSegments(segmentsOf(subpath).filter((segment) => segment !== '.' && segment !== '..')),
  }
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '')
}

function joinSegments(segments: readonly string[]): string | null {
  return segments.length === 0 ? null : segments.join('/')
}

function typeProblems(type: string): readonly Problem[] {
  if (type === '') return [problem('/type', 'purl.no-type')]
  return /^[a-z][a-z0-9.-]*$/.test(type) ? [] : [problem('/type', 'purl.bad-type', { type })]
}

/** A name that climbs (`../..`) names no package. */
function pathProblems(path: string, text: string | null): readonly Problem[] {
  const climbs = text !== null && /(?:^|\/)\.\.?(?:\/|$)/.test(text)
  return climbs ? [problem(path, 'purl.dot-segment')] : textProblems(path, text)
}

function textProblems(path: string, text: string | null): readonly Problem[] {
  if (text === null || (text.isWellFormed() && !/\p{Cc}/u.test(text))) return []
  return [problem(path, 'purl.bad-character')]
}

function qualifierProblems(qualifiers: PurlParts['qualifiers']): readonly Problem[] {
  return qualifiers.flatMap(([key, value], index) => {
    if (!/^[a-z][a-z0-9._-]*$/.test(key)) return [problem('/qualifiers', 'purl.bad-qualifier-key', { key })]
    if (qualifiers[index + 1]?.[0] === key)
      return [problem('/qualifiers', 'purl.repeated-qualifier', { key })]
    return textProblems('/qualifiers', value)
  })
}

function toRecord(qualifiers: PurlParts['qualifiers']): Readonly<Record<string, string>> {
  const record: Record<string, string> = Object.create(null)
  for (const [key, value] of qualifiers) record[key] = value
  return record
}

function keyWarnings(qualifiers: PurlParts['qualifiers']): readonly Problem[] {
  return qualifiers
    .filter(([key]) => key !== key.toLowerCase())
    .map(([key]) => problem('/qualifiers', 'purl.qualifier-key-not-lower-case', { key }))
}
