import { Readable } from 'node:stream'
import { asActor, type Context } from '#domains/identity/index.ts'
import { type Scan, scanDocument } from '#domains/matching/scan/scan-actions.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { explain, isDenied, isKnown } from './explain.ts'
import type { Line } from './figures.ts'
import { type Judged, judge } from './judge.ts'
import type { Case, LabelledSet } from './label.ts'

/** Scans every document of the set in an installation that knows its advisories, and compares with the labels. */
export async function compareSet(context: Context, set: LabelledSet): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (const one of set.cases) lines.push(...(await compareCase(context, set.name, one)))
  return lines
}

async function compareCase(context: Context, set: string, one: Case): Promise<readonly Line[]> {
  const { name, bytes } = one.document
  const scan = await scanDocument(context, Readable.from([bytes]), name)
  const judged = judge(one, scan)
  const names = [...new Set(judged.flatMap((each) => each.names))]
  const evidence = await asActor(context, ({ db }) => gatherEvidence(db, scan, names))
  return judged.map((each) => lineOf(each, { set, case: one.name, scan, evidence }))
}

interface Place {
  readonly set: string
  readonly case: string
  readonly scan: Scan
  readonly evidence: Evidence
}

function lineOf(judged: Judged, { scan, evidence, ...place }: Place): Line {
  const { outcome, ecosystem, component, names } = judged
  const isDifferent = ['missed', 'false', 'undetermined', 'doubted'].includes(outcome)
  const explained = isDifferent ? explain(judged, scan, evidence) : null
  return {
    ...place,
    ecosystem,
    component,
    names,
    outcome,
    isKnown: isKnown(judged, scan, evidence),
    isDenied: isDenied(judged, evidence),
    cause: explained?.cause ?? null,
    detail: explained?.detail ?? '',
  }
}
