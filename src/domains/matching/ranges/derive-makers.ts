import type { Remark } from '#formats/advisory/model/advisory.ts'
import { hasDistributions } from '#versions/identifiers/package-key/index.ts'
import type { AffectedRange, RecordRanges } from './range.ts'

/** What a maker states of one build of a package. */
export interface MakerStatement {
  /** The document's. */
  readonly name: string
  readonly vulnerabilityId: string
  readonly status: 'affected' | 'not_affected' | 'fixed'
  readonly justification: Remark | null
  readonly packageKey: string
  readonly version: string
}

/**
 * The stretches of makers' statements, by document and vulnerability: each is one version as it is written. Not its key:
 * in some orders (Semantic Versioning §10) a build and upstream's release have the same.
 */
export function deriveMakers(statements: readonly MakerStatement[]): readonly RecordRanges[] {
  const own = statements.filter(({ packageKey }) => !hasDistributions(packageKey.split('/', 1)[0] ?? ''))
  const groups = Map.groupBy(own, ({ name, vulnerabilityId }) => `${vulnerabilityId} ${name}`)
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : {
          recordName: first.name,
          vulnerabilityIds: [first.vulnerabilityId],
          ranges: [first, ...more].map(stretchOf),
        },
  )
}

function stretchOf({ packageKey, version, status, justification }: MakerStatement): AffectedRange {
  return {
    packageKey,
    rank: 'vendor',
    verdict: status === 'affected' ? 'affected' : 'not_affected',
    distribution: '',
    module: '',
    lo: null,
    hi: null,
    exactVersion: version,
    text: `= ${version}`,
    fixed: [],
    remark: status === 'not_affected' ? justification : null,
  }
}
