import type { ReadSets } from '../label.ts'
import { readAnchoreLabels } from './anchore-labels.ts'
import { readGrype } from './grype.ts'
import { readOsvScanner } from './osv-scanner.ts'
import { readTrivy } from './trivy.ts'

/** Every kind of labelled data. A new one is a file beside and a line here. */
export const readers: ReadonlyMap<string, ReadSets> = new Map([
  ['labels', readAnchoreLabels],
  ['trivy', readTrivy],
  ['grype', readGrype],
  ['osv-scanner', readOsvScanner],
])
