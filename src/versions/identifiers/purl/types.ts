import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import type { Purl } from './purl.ts'
import { type PurlType, purlTypes } from './types.data.ts'

const noRules: PurlType = {}

/** The rules of a type; a type that is not registered has none. */
export function rulesOf(type: string): PurlType {
  return purlTypes.get(type) ?? noRules
}

/** The purl in the form its type asks for. */
export function applyType(purl: Purl): Purl {
  const rules = rulesOf(purl.type)
  const { namespace, name } = rules.nameIsPath ? divideAfterHost(purl) : purl
  const { version, qualifiers } = purl
  const cased = lower(rules, 'name', name)
  return {
    ...purl,
    namespace: namespace === null ? null : lower(rules, 'namespace', namespace),
    name: rules.rename?.(cased, qualifiers) ?? cased,
    version: version === null ? null : lower(rules, 'version', version),
  }
}

function divideAfterHost({ namespace, name }: Purl): Pick<Purl, 'namespace' | 'name'> {
  const [host = '', ...path] = (namespace ?? '').split('/')
  return { namespace: host === '' ? null : host, name: [...path, name].join('/') }
}

function lower(rules: PurlType, part: 'namespace' | 'name' | 'version', text: string): string {
  return rules.lower?.includes(part) ? text.toLowerCase() : text
}

/** What the purl lacks or has too much for its type. */
export function typeWarnings({ type, namespace, name, version, qualifiers }: Purl): readonly Problem[] {
  const rules = rulesOf(type)
  const isMissing = rules.namespace === 'required' && namespace === null
  const isSurplus = rules.namespace === 'prohibited' && namespace !== null
  const isOddName = rules.name?.test(name) === false
  const isOddVersion = version !== null && rules.version?.test(version) === false
  return [
    ...(isMissing ? [problem('/namespace', 'purl.namespace-missing', { type })] : []),
    ...(isSurplus ? [problem('/namespace', 'purl.namespace-not-allowed', { type })] : []),
    ...(isOddName ? [problem('/name', 'purl.name-not-allowed', { type, name })] : []),
    ...(isOddVersion ? [problem('/version', 'purl.version-not-allowed', { type, version })] : []),
    ...(rules.needs ?? [])
      .filter((key) => !(key in qualifiers))
      .map((key) => problem('/qualifiers', 'purl.qualifier-missing', { type, key })),
  ]
}
