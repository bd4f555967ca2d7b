import { breaks, type Gate, type Judged, type Judgement } from './gate.ts'
import { packageOf } from './sameness.ts'

/**
 * What the gate made of one document, to stand beside its findings as `policy`. `finding` is a place among them.
 * Stale entries are those that no document of the run needed.
 */
export function toPolicyJson(gate: Gate, judgement: Judgement, document: number): object {
  const judged = (judgement.documents[document] ?? []).map((one, finding) => ({ ...one, place: finding }))
  const failed = judged.filter(breaks)
  return {
    failOn: gate.failOn.map((one) => one.text),
    passed: failed.length === 0,
    failed: failed.map((one) => ({
      ...nameOf(one),
      because: one.because,
      ...(one.expired === null ? {} : { expired: { until: one.expired.until, path: one.expired.path } }),
    })),
    excused: judged.flatMap((one) => (one.excuse === null ? [] : [{ ...nameOf(one), ...one.excuse }])),
    stale: {
      baseline: judgement.staleBaseline,
      ignore: judgement.staleIgnore.map(({ vulnerability, package: named, path }) => ({
        vulnerability,
        package: named,
        path,
      })),
    },
  }
}

function nameOf({ finding, place }: Judged & { readonly place: number }) {
  return {
    finding: place,
    vulnerability: finding.vulnerability.id,
    package: packageOf(finding.component),
  }
}
