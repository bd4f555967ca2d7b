import { domains, floors, type Step, steps } from '../floors.ts'

/** Where a file stands. `rank` orders floors, domains and apps; what stands beside the house has none. */
export type Place =
  | { readonly area: 'floor'; readonly name: string; readonly rank: number; readonly topic: string }
  | { readonly area: 'domain'; readonly name: string; readonly rank: number; readonly step: Step }
  | { readonly area: 'app'; readonly name: string; readonly rank: number }
  | { readonly area: 'web'; readonly name: string }
  | { readonly area: 'test'; readonly name: string }
  | { readonly area: 'bench'; readonly name: string }
  | { readonly area: 'outside'; readonly name: string }

const rulesStep = stepNamed('rules')

/** The place of a path that is given from the project's root. */
export function placeOf(path: string): Place {
  const [root = '', first = '', second = '', third = ''] = path.split('/')
  if (root === 'test' || root === 'bench') return { area: root, name: root }
  if (root !== 'src') return { area: 'outside', name: root }
  if (first === 'web') return { area: 'web', name: 'web' }
  if (first === 'apps') return { area: 'app', name: second, rank: floors.length + domains.length }
  if (first === 'domains' && third !== '') return domainPlace(path, second)
  return { area: 'floor', name: first, rank: orderOf(floors, first), topic: third === '' ? '' : second }
}

/**
 * Tests stand beside the code but above the steps, and may use the libraries of tests; so does what only they need:
 * `test/`, and folders named `trials` with the programs that a test starts.
 */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('test/') || path.includes('/trials/')
}

function domainPlace(path: string, name: string): Place {
  const rank = orderOf(domains, name)
  return { area: 'domain', name, rank: rank < 0 ? rank : floors.length + rank, step: stepOf(path) }
}

function stepOf(path: string): Step {
  const [file = '', ...folders] = path.split('/').slice(3).toReversed()
  const rootStep = folders.length === 0 ? steps.find((step) => step.rootFiles.includes(file)) : undefined
  const stem = file.replace(/\.tsx?$/, '')
  const named = steps.find((step) =>
    step.endings.some((ending) => stem.endsWith(ending) || `-${stem}` === ending),
  )
  const housed = steps.find((step) => step.folders.some((folder) => folders.includes(folder)))
  return rootStep ?? named ?? housed ?? rulesStep
}

function stepNamed(name: string): Step {
  const found = steps.find((step) => step.name === name)
  if (found === undefined) throw new Error(`no step is named ${name}`)
  return found
}

function orderOf(names: readonly string[], name: string): number {
  return names.indexOf(name)
}
