import { isObject, type JsonNode } from '../json/node.ts'
import { pointerStep } from '../json/pointer.ts'

/**
 * What a format asks of a field, where a mistake keeps nothing from being read: it is told and the value is kept as
 * it is. `path` leads from the entry to the field, `*` through the entries of a list; '' is the entry itself.
 */
export type FieldRule = {
  readonly path: string /** The first version without the rule. */
  readonly before?: string
} & (
  | { readonly oneOf: ReadonlySet<string> }
  | { readonly like: RegExp }
  /** Fields that the object must have. */
  | { readonly needs: readonly string[] }
  /** Fields that the object may not have both. */
  | { readonly notBoth: readonly [string, string] }
  /** The first of the fields makes sense only where the second is true. */
  | { readonly onlyWith: readonly [string, string] }
  /** An entry with this field must be the only one of its list. */
  | { readonly alone: string }
  /** Fields that there are only from the version `before` on. */
  | { readonly later: readonly string[] }
)

export interface FieldRules<Place extends string> {
  note(place: Place, node: JsonNode): void
  /** Each rule that was broken, once, at its first place. */
  report(version: string | null): void
}

type Breach = readonly [code: string, facts: Readonly<Record<string, string>>]

interface Broken {
  readonly rule: FieldRule
  readonly node: JsonNode
  readonly path: string
  readonly breach: Breach
  count: number
}

/** Holds entries against rules. Bounded by the number of rules. */
export function fieldRules<Place extends string>(
  rules: Readonly<Partial<Record<Place, readonly FieldRule[]>>> | undefined,
): FieldRules<Place> {
  const broken = new Map<string, Broken>()

  function noteBreach(
    node: JsonNode,
    rule: FieldRule,
    { path, breach }: { path: string; breach: Breach },
  ): void {
    const [code, { field = '' }] = breach
    const key = `${rule.path} ${code} ${field}`
    const known = broken.get(key)
    if (known !== undefined) known.count++
    else broken.set(key, { rule, node, path, breach, count: 1 })
  }

  return {
    note(place, node) {
      for (const rule of rules?.[place] ?? []) {
        for (const { value, path } of valuesAt(node.value, rule.path, node.path)) {
          for (const breach of breachesOf(value, rule)) noteBreach(node, rule, { path, breach })
        }
      }
    },
    report(version) {
      for (const { rule, node, path, breach, count } of broken.values()) {
        const [code, facts] = breach
        // Versions have one digit after the point, so that they can be compared as texts.
        if (rule.before === undefined || (version !== null && version < rule.before))
          node.log.add(path, code, { ...facts, count })
      }
    },
  }
}

interface Found {
  readonly value: unknown
  readonly path: string
}

/** What lies at the end of the way. Almost always nothing does, which must cost next to nothing. */
function valuesAt(value: unknown, way: string, path: string): readonly Found[] {
  if (way === '') return [{ value, path }]
  const slash = way.indexOf('/')
  const [step, rest] = slash < 0 ? [way, ''] : [way.slice(0, slash), way.slice(slash + 1)]
  if (step === '*') {
    if (!Array.isArray(value)) return []
    return value.flatMap((one: unknown, index) => valuesAt(one, rest, `${path}/${index}`))
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return []
  const held = value[step]
  return held === undefined || held === null ? [] : valuesAt(held, rest, `${path}/${pointerStep(step)}`)
}

const noBreach: readonly Breach[] = []

function breachesOf(value: unknown, rule: FieldRule): readonly Breach[] {
  if ('oneOf' in rule) return wrongValue(value, rule, (text) => rule.oneOf.has(text))
  if ('like' in rule) return wrongValue(value, rule, (text) => rule.like.test(text))
  if ('alone' in rule) return notAlone(value, rule.alone)
  if (!isObject(value)) return noBreach
  if ('needs' in rule) {
    return rule.needs
      .filter((field) => isEmpty(value[field]))
      .map((field) => ['sbom.field-missing', { field }])
  }
  if ('later' in rule) {
    const { before = '' } = rule
    return rule.later
      .filter((field) => Object.hasOwn(value, field))
      .map((field) => ['sbom.field-later', { field, version: before }])
  }
  if ('notBoth' in rule) {
    const [first, second] = rule.notBoth
    return value[first] && value[second]
      ? [['sbom.fields-exclude', { field: first, other: second }]]
      : noBreach
  }
  const [bound, flag] = rule.onlyWith
  return value[bound] && value[flag] !== true
    ? [['sbom.field-needs', { field: bound, other: flag }]]
    : noBreach
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return Array.isArray(value) && value.length === 0
}

function wrongValue(
  value: unknown,
  { path }: FieldRule,
  isRight: (text: string) => boolean,
): readonly Breach[] {
  if (typeof value !== 'string' || isRight(value)) return noBreach
  const field = path.split('/').findLast((step) => step !== '*') ?? ''
  return [['sbom.value-not-allowed', { field, value: value.slice(0, 100) }]]
}

function notAlone(value: unknown, field: string): readonly Breach[] {
  if (!Array.isArray(value) || value.length < 2) return noBreach
  const isThere = value.some((one: unknown) => isObject(one) && Object.hasOwn(one, field))
  return isThere ? [['sbom.entry-not-alone', { field }]] : noBreach
}

/** The rules that say from which version on there are which fields. */
export function rulesOfVersions<Place extends string>(
  place: Place,
  versions: readonly {
    readonly id: string
    readonly adds: Readonly<Partial<Record<Place, readonly string[]>>>
  }[],
): readonly FieldRule[] {
  return versions.slice(1).flatMap(({ id, adds }) => {
    const later = adds[place] ?? []
    return later.length === 0 ? [] : [{ path: '', before: id, later }]
  })
}
