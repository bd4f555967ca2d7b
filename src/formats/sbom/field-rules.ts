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
  /** What no list or pattern can say. */
  | { readonly passes: (text: string) => boolean }
  /** Fields that the object must have. */
  | { readonly needs: readonly string[] }
  /** Fields that the object may not have both. */
  | { readonly notBoth: readonly [string, string] }
  /** The first of the fields makes sense only where the second is true. */
  | { readonly onlyWith: readonly [string, string] }
  /** An entry with this field must be the only one of its list. */
  | { readonly alone: string }
  /** A field that there is only from the version `before` on. */
  | { readonly later: string }
)

/** What rules tell with: nothing is lost where one of them is broken. */
export const ruleCodes: readonly string[] = [
  'sbom.entry-not-alone',
  'sbom.field-later',
  'sbom.field-missing',
  'sbom.field-needs',
  'sbom.fields-exclude',
  'sbom.value-not-allowed',
]

export interface FieldRules<Place extends string> {
  /** @param fields the names of the entry's fields */
  note(place: Place, node: JsonNode, fields: readonly string[]): void
  /** Each rule that was broken, once, at its first place. */
  report(version: string | null): void
}

type RulesOfPlaces<Place extends string> = Readonly<Partial<Record<Place, readonly FieldRule[]>>>

type Breach = readonly [code: string, facts: Readonly<Record<string, string>>]

interface Broken {
  readonly rule: FieldRule
  readonly node: JsonNode
  readonly path: string
  readonly breach: Breach
  count: number
}

/** Holds entries against rules. Bounded by the number of rules. */
export function fieldRules<Place extends string>(rules: RulesOfPlaces<Place> | undefined): FieldRules<Place> {
  const broken = new Map<string, Broken>()
  const byPlace = new Map<Place, PreparedRules>()

  function preparedFor(place: Place): PreparedRules {
    const known = byPlace.get(place)
    if (known !== undefined) return known
    const made = prepare(rules?.[place] ?? [])
    byPlace.set(place, made)
    return made
  }

  function noteBreach(node: JsonNode, { rule }: PreparedRule, { way, breach }: Found): void {
    const [code, { field = '' }] = breach
    const key = `${rule.path} ${code} ${field}`
    const known = broken.get(key)
    if (known !== undefined) known.count++
    else
      broken.set(key, { rule, node, path: [node.path, ...way.map(pointerStep)].join('/'), breach, count: 1 })
  }

  function check(node: JsonNode, prepared: PreparedRule): void {
    walk(node.value, prepared.steps, {
      way: [],
      meet: (value, way) => {
        for (const breach of breachesOf(value, prepared.rule)) noteBreach(node, prepared, { way, breach })
      },
    })
  }

  return {
    note(place, node, fields) {
      const { always, byField } = preparedFor(place)
      for (const rule of always) check(node, rule)
      for (const field of fields) for (const rule of byField.get(field) ?? []) check(node, rule)
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
  readonly way: readonly string[]
  readonly breach: Breach
}

interface PreparedRule {
  readonly rule: FieldRule
  readonly steps: readonly string[]
}

/** Most entries have few of the fields that rules are about, and there are a hundred thousand entries. */
interface PreparedRules {
  readonly always: readonly PreparedRule[]
  /** By the field without which the rule cannot be broken. */
  readonly byField: ReadonlyMap<string, readonly PreparedRule[]>
}

function prepare(rules: readonly FieldRule[]): PreparedRules {
  const always: PreparedRule[] = []
  const byField = new Map<string, PreparedRule[]>()
  for (const rule of rules) {
    const prepared = { rule, steps: rule.path === '' ? [] : rule.path.split('/') }
    const field = fieldOf(rule, prepared.steps)
    if (field === null) always.push(prepared)
    else byField.set(field, [...(byField.get(field) ?? []), prepared])
  }
  return { always, byField }
}

function fieldOf(rule: FieldRule, [first]: readonly string[]): string | null {
  if (first !== undefined) return first
  if ('later' in rule) return rule.later
  if ('notBoth' in rule) return rule.notBoth[1]
  return 'onlyWith' in rule ? rule.onlyWith[0] : null
}

interface Visit {
  /** From the entry to where the walk is. */
  readonly way: string[]
  readonly meet: (value: unknown, way: readonly string[]) => void
}

/** Goes to what lies at the end of the steps. */
function walk(value: unknown, steps: readonly string[], visit: Visit): void {
  const { way, meet } = visit
  const step = steps[way.length]
  if (step === undefined) meet(value, way)
  else if (step === '*') {
    if (!Array.isArray(value)) return
    for (let index = 0; index < value.length; index++) {
      way.push(`${index}`)
      walk(value[index], steps, visit)
      way.pop()
    }
  } else if (isObject(value) && Object.hasOwn(value, step)) {
    const held = value[step]
    if (held === undefined || held === null) return
    way.push(step)
    walk(held, steps, visit)
    way.pop()
  }
}

const noBreach: readonly Breach[] = []

function breachesOf(value: unknown, rule: FieldRule): readonly Breach[] {
  if ('oneOf' in rule) return wrongValue(value, rule, (text) => rule.oneOf.has(text))
  if ('like' in rule) return wrongValue(value, rule, (text) => rule.like.test(text))
  if ('passes' in rule) return wrongValue(value, rule, rule.passes)
  if ('alone' in rule) return notAlone(value, rule.alone)
  if (!isObject(value)) return noBreach
  if ('needs' in rule) {
    return rule.needs
      .filter((field) => isEmpty(value[field]))
      .map((field) => ['sbom.field-missing', { field }])
  }
  if ('later' in rule) return [['sbom.field-later', { field: rule.later, version: rule.before ?? '' }]]
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
    return (adds[place] ?? []).map((later) => ({ path: '', before: id, later }))
  })
}
