interface Team {
  readonly id: string
  readonly kind: 'csirt' | 'psirt' | 'division'
  readonly name: { readonly ja: string | null; readonly en: string | null }
}

type Level = 'none' | 'low' | 'medium' | 'high' | 'immediate'
type Rating = 'none' | 'low' | 'medium' | 'high' | 'critical'
type Status = 'under_investigation' | 'affected' | 'not_affected' | 'fixed'

interface Change<Value> {
  readonly from: Value | null
  readonly to: Value | null
}

/** A value for a reader: ids stand as the names behind them. */
export type FieldValue =
  | string
  | number
  | boolean
  | { readonly ja: string | null; readonly en: string | null }

/** What happened; the contract says what each means. */
export type Happening =
  | ({
      readonly kind: 'decision'
      readonly vulnerability: { readonly shortId: string; readonly name: string }
      readonly team: Team
      readonly ci: { readonly id: string; readonly name: string } | null
      readonly component: string | null
      readonly note: string
      readonly isUndone: boolean
    } & Change<Status>)
  | ({ readonly kind: 'interest'; readonly team: Team; readonly note: string } & Change<Level>)
  | {
      readonly kind: 'record'
      readonly source: string
      readonly record: string
      readonly revision: number
      readonly change: 'added' | 'revised' | 'withdrawn'
      readonly title: Change<string>
      readonly severity: Change<{ readonly rating: Rating; readonly score: number | null }>
    }
  | { readonly kind: 'listing'; readonly source: string; readonly isListed: boolean }
  | {
      readonly kind: 'hits'
      readonly isOpened: boolean
      readonly vulnerabilities: number
      readonly components: number
      readonly items: number
      readonly names: readonly string[]
      readonly document: string | null
    }
  | {
      readonly kind: 'document'
      readonly name: string
      readonly slot: string
      readonly state: 'received' | 'read' | 'partly' | 'failed' | 'replaced'
      readonly changes: { readonly added: number; readonly removed: number; readonly changed: number } | null
      /** Not the import: readers of a later release read it again. */
      readonly isReread: boolean
    }
  | {
      readonly kind: 'item'
      readonly isCreated: boolean
      readonly fields: readonly ({ readonly field: string } & Change<FieldValue>)[]
    }
  | {
      readonly kind: 'relation'
      readonly relation: string
      readonly other: { readonly id: string; readonly name: string }
      readonly isFrom: boolean
      readonly isEnded: boolean
    }

/** Where a page ends: a time to the microsecond, and the line's id. */
export interface ActivityPlace {
  readonly at: string
  readonly id: string
}

/** One line of an object's activity. */
export interface ActivityRow extends ActivityPlace {
  readonly who: string
  readonly origin: 'ui' | 'api' | 'cli' | 'feed' | 'job' | null
  readonly happening: Happening
}

/** Fields of an item that hold an id. */
const references = ['divisionId', 'teamId', 'ownerId']

/** What the trail keeps of a change: `{ name: { from, to }, attributes: { from: {…}, to: {…} } }`. */
export function readFields(
  detail: unknown,
  nameOf: (id: string) => FieldValue | undefined,
): readonly ({ readonly field: string } & Change<FieldValue>)[] {
  return Object.entries(Object(detail)).flatMap(([field, change]) => {
    const { from, to } = Object(change)
    if (field === 'attributes') return readAttributes(Object(from), Object(to))
    const write = (value: unknown) =>
      references.includes(field) && typeof value === 'string' ? (nameOf(value) ?? null) : plainOf(value)
    return [{ field, from: write(from), to: write(to) }]
  })
}

/** Each attribute that has another value. */
function readAttributes(from: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>) {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return names
    .filter((name) => from[name] !== to[name])
    .map((name) => ({ field: `attributes.${name}`, from: plainOf(from[name]), to: plainOf(to[name]) }))
}

function plainOf(value: unknown): string | number | boolean | null {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? value : null
}

/** The ids in what the trail keeps, to be named. */
export function idsIn(detail: unknown): readonly string[] {
  return references.flatMap((field) => {
    const { from, to } = Object(Object(detail)[field])
    return [from, to].filter((id) => typeof id === 'string')
  })
}
