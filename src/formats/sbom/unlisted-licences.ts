import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { spdxExpression } from '../licence/normalise.ts'
import type { SbomComponent, SbomLicence } from './model/sbom-document.ts'

/** So many different ones are told each for itself: a document may be full of them, and has other things to be told. */
const toldEach = 20

/** Beyond, a document makes them up. */
const mostDistinct = 10_000

/** What SPDX writes where nothing is said; an id it is none. */
const silent: ReadonlySet<string> = new Set(['NOASSERTION', 'NONE'])

/**
 * Licences that a document gives as ids or expressions of SPDX and that SPDX's list does not know: each once, at the first
 * component under it, with the number of components. Whatever a document calls by name only is left out.
 */
export function unlistedLicences(components: readonly SbomComponent[]): readonly Problem[] {
  const found = new Map<string, Found>()
  for (const component of components) {
    for (const { kind, text } of component.licences) {
      if (isUnlisted(kind, text)) noteIn(found, { component, text })
    }
  }
  const told = [...found].slice(0, toldEach).map(([text, { path, count }]) => {
    return problem(path, 'sbom.licence-not-listed', { licence: text.slice(0, 100), count })
  })
  const more = found.size - told.length
  return more === 0 ? told : [...told, problem('', 'sbom.licences-not-listed', { count: more })]
}

function isUnlisted(kind: SbomLicence['kind'], text: string): boolean {
  if (kind === 'name' || (kind === 'expression' && silent.has(text))) return false
  return spdxExpression(text) === null
}

interface Found {
  readonly path: string
  last: SbomComponent
  count: number
}

/** A component counts once, though one may be both declared and concluded. */
function noteIn(
  found: Map<string, Found>,
  { component, text }: { readonly component: SbomComponent; readonly text: string },
): void {
  const known = found.get(text)
  if (known === undefined) {
    if (found.size < mostDistinct) found.set(text, { path: component.path, last: component, count: 1 })
  } else if (known.last !== component) {
    known.last = component
    known.count += 1
  }
}
