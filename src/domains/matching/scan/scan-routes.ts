import { scanDocument as scanRoute } from '#contract/matching/scan.ts'
import { type Context, languageOf } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { type Scan, scanDocument } from './scan-actions.ts'
import type { ScanHit } from './scan-view.ts'

const answer = answering<Context>()

/** Told of what could not be read; the rest is counted. */
const shownProblems = 1000

/** Documents that are matched without being kept. */
export const scanRoutes = [
  answer(scanRoute, async ({ context, query, file }) => {
    const { look, hash, hits, uncovered, notCompared, unread } = await scanDocument(context, file, query.name)
    const language = languageOf(context.actor)
    const { format, formatVersion, serial, subject, components } = look
    return {
      document: { name: query.name, format, formatVersion, hash, serial, subject },
      components: components.packageKey.length,
      findings: hits.flatMap((hit) => (hit.wrongMatch === null ? [presentHit(look, hit)] : [])),
      wrongMatches: hits.flatMap((hit) => {
        const { wrongMatch } = hit
        return wrongMatch === null ? [] : [{ ...presentHit(look, hit), wrongMatch }]
      }),
      uncovered: [...uncovered],
      notCompared: { ...notCompared, reasons: [...notCompared.reasons] },
      unread: unread.slice(0, shownProblems).map((one) => describeProblem(one, language)),
      unreadCount: unread.length,
    }
  }),
]

function presentHit({ components, places }: Scan['look'], { position, wrongMatch: _, ...hit }: ScanHit) {
  const { owner, ...reason } = hit.reason
  const place = places[position]
  const built = builtAt(components, position)
  return {
    ...hit,
    exploitedAt: hit.exploitedAt?.toString() ?? null,
    reason: {
      ...reason,
      ...(owner === undefined ? {} : { owner: { ...nameAt(components, owner.position), ...saidOf(owner) } }),
      ...(built === undefined ? {} : { built }),
    },
    component: {
      purl: components.purl[position] ?? null,
      ...nameAt(components, position),
      ref: place?.ref ?? null,
      path: place?.path ?? '',
    },
  }
}

/** Advisories judge the source package; people know the binary's name. */
function nameAt(components: Scan['look']['components'], position: number) {
  return {
    name: components.binaryName[position] ?? components.name[position] ?? '',
    version: components.binaryVersion[position] ?? components.version[position] ?? '',
  }
}

function saidOf({ says }: NonNullable<ScanHit['reason']['owner']>) {
  return says === undefined ? {} : { says }
}

/** The source package that advisories name, where what is installed has another name. */
function builtAt(components: Scan['look']['components'], position: number) {
  const name = components.name[position]
  const binary = components.binaryName[position]
  if (name === undefined || binary === undefined || binary === null || binary === name) return undefined
  const named = (one: string, version: string | null | undefined) => [one, version ?? ''].join(' ').trim()
  return {
    source: named(name, components.version[position]),
    binary: named(binary, components.binaryVersion[position]),
  }
}
