import type { ScanFinding } from '#contract/matching/scan.ts'
import { writeSarif } from '#formats/sarif/index.ts'
import type { Desk } from '../desk.ts'
import { breaks, type Judged } from '../gate/gate.ts'
import { excuseWords, standingOf } from '../gate/gate-words.ts'
import type { Outcome } from './scan-tell.ts'
import { notComparedIn, sentencesOf } from './scan-words.ts'

/**
 * Scanned documents as one SARIF log, worded in the reader's language.
 * @param told.isGated whether to say of each result what the gate made of it
 */
export function toSarif(
  desk: Desk,
  { scanned, version, gate, judgement }: Outcome,
  told: { readonly isGated: boolean },
): object {
  const toGate = (judged: Judged) => (told.isGated ? gateOf(desk, judged, gate.baseline !== null) : null)
  return writeSarif({
    tool: { name: 'Renkei', version },
    language: desk.language,
    files: scanned.map(({ path, scan }) => ({ path, sha256: scan.document.hash })),
    findings: scanned.flatMap(({ path }, index) =>
      (judgement.documents[index] ?? []).map((judged) => ({
        ...toFinding(desk, path, judged.finding),
        gate: toGate(judged),
      })),
    ),
    notifications: scanned.flatMap(({ path, scan }) => {
      const notCompared = notComparedIn(desk, scan)
      return [
        ...(notCompared === null ? [] : [{ code: 'not-compared', message: notCompared, file: path }]),
        ...scan.unread.map((one) => ({ code: one.code, message: `${one.path}: ${one.message}`, file: path })),
      ]
    }),
  })
}

/** What a code-scanning service is told: accepted by a statement or an exception, known from the baseline, or open. */
function gateOf(desk: Desk, judged: Judged, hasBaseline: boolean) {
  const { excuse, because } = judged
  const isAccepted = excuse !== null && excuse.by !== 'baseline'
  return {
    message: standingOf(desk, judged),
    breaks: breaks(judged),
    because,
    accepted: isAccepted ? excuseWords(desk, excuse) : null,
    isKnown: hasBaseline ? excuse?.by === 'baseline' : null,
  }
}

function toFinding(desk: Desk, file: string, finding: ScanFinding) {
  const { component, vulnerability, severity, verdict, fixed } = finding
  const subject = component.purl ?? `${component.name}@${component.version}`
  const facts = {
    name: component.name,
    version: component.version,
    vulnerability: vulnerability.id,
    fixed: fixed.join(', '),
    reason: sentencesOf(desk, finding),
  }
  const text = verdict === 'affected' ? 'affected' : 'undetermined'
  return {
    ruleId: vulnerability.id,
    rule: { title: vulnerability.title, aliases: vulnerability.aliases, help: helpOf(vulnerability.id) },
    message: desk.say(fixed.length === 0 ? `scan.sarif.${text}` : `scan.sarif.${text}-fixed`, facts),
    isCertain: verdict === 'affected',
    score: severity?.score ?? null,
    file,
    subject,
    identity: [subject],
  }
}

function helpOf(id: string): string | null {
  if (id.startsWith('CVE-')) return `https://www.cve.org/CVERecord?id=${id}`
  if (id.startsWith('GHSA-')) return `https://github.com/advisories/${id}`
  return null
}
