import type { Severity } from '#contract/matching/findings.ts'
import type { BilingualName } from '#contract/shapes.ts'
import type { FoundGroup } from '#contract/sharing/search.ts'

/** A found thing as one line, and where it leads. */
export interface FoundThing {
  readonly id: string
  readonly label: string
  /** Quiet words beside it. */
  readonly details: readonly string[]
  readonly href: string
  /** Of a vulnerability; null where nobody has rated it. */
  readonly severity?: Severity
}

type FactKey = 'exploited' | 'withdrawn' | 'disabled' | 'heldBy' | 'partOf' | 'untitled'

/** The reader's words. */
export interface FoundWords {
  readonly nameOf: (name: BilingualName) => string
  readonly say: (key: FactKey, facts?: { readonly name: string }) => string
}

/** The rows of a group as lines. */
export function thingsOf(group: FoundGroup, words: FoundWords): readonly FoundThing[] {
  const { nameOf, say } = words
  switch (group.kind) {
    case 'vulnerability':
      return group.rows.map((row) => ({
        id: row.id,
        label: row.name,
        details: [
          ...(row.alias === null ? [] : [row.alias]),
          ...(row.exploitedAt === null ? [] : [say('exploited')]),
          ...(row.withdrawn ? [say('withdrawn')] : []),
          row.title === '' ? say('untitled') : row.title,
        ],
        href: `/vulnerabilities/${encodeURIComponent(row.name)}`,
        severity: row.severity,
      }))
    case 'item':
      return group.rows.map(({ id, name, partOf, team }) => ({
        id,
        label: name,
        details: [
          ...(partOf === null ? [] : [say('partOf', { name: partOf.name })]),
          ...(team === null ? [] : [nameOf(team.name)]),
        ],
        href: `/configuration/${id}`,
      }))
    case 'component':
      return group.rows.map(({ packageKey, heldBy }) => ({
        id: packageKey,
        label: packageKey,
        details: [say('heldBy', { name: heldBy.name })],
        // Who searches for a package wants to know who holds it.
        href: `/packages?key=${encodeURIComponent(packageKey)}&tab=items`,
      }))
    default:
      return othersOf(group, words)
  }
}

type Others = Exclude<FoundGroup, { readonly kind: 'vulnerability' | 'item' | 'component' }>

function othersOf(group: Others, { nameOf, say }: FoundWords): readonly FoundThing[] {
  switch (group.kind) {
    case 'document':
      return group.rows.map(({ id, name, ci }) => ({
        id,
        label: name,
        details: [ci.name],
        href: `/configuration/${ci.id}?tab=documents`,
      }))
    case 'person':
      return group.rows.map(({ id, name, login, disabled }) => ({
        id,
        label: name,
        details: [login, ...(disabled ? [say('disabled')] : [])],
        href: `/administration/people/${id}`,
      }))
    case 'team':
      return group.rows.map(({ id, name }) => ({
        id,
        label: nameOf(name),
        details: [],
        href: `/teams/${id}`,
      }))
    case 'organisation':
      return group.rows.map(({ id, name }) => ({
        id,
        label: nameOf(name),
        details: [],
        href: `/organisations/${id}`,
      }))
  }
}

/** The list that shows everything of the kind that matches; of some kinds there is none. */
export function listOfAll(kind: FoundGroup['kind'], q: string): string | undefined {
  const text = encodeURIComponent(q)
  switch (kind) {
    case 'vulnerability':
      return `/vulnerabilities?q=${text}&state=all&reach=all`
    case 'item':
      return `/configuration?q=${text}`
    case 'person':
      return `/administration/people?q=${text}`
    default:
      return undefined
  }
}
