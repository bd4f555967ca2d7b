import type { EngineAge } from './engine-age.ts'

/** What those who run Renkei had better see to. */
export type Advice =
  | { readonly code: 'engine-unsupported' | 'support-ends'; readonly on: string }
  | { readonly code: 'engine-old'; readonly on: string }
  | { readonly code: 'disk-low'; readonly freeBytes: number }
  | { readonly code: 'disk-full-soon'; readonly days: number }

interface Standing {
  readonly today: Temporal.PlainDate
  readonly engine: EngineAge
  /** Null where the system does not tell. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null
  /** How much more is kept each day; null before it is known. */
  readonly dailyBytes: number | null
}

/** Updates come every three months; who is two behind had better look. */
const updateDays = 120

/** Time enough to move to the next major version. */
const noticeDays = 365

const lowBytes = 2e9
const lowShare = 0.1
const fullSoonDays = 60

/** What is to be advised; nothing where all is well, and nothing about what is unknown. */
export function advise({ today, engine, disk, dailyBytes }: Standing): readonly Advice[] {
  return [...adviseOnEngine(today, engine), ...(disk === null ? [] : adviseOnDisk(disk, dailyBytes))]
}

function adviseOnEngine(today: Temporal.PlainDate, engine: EngineAge): readonly Advice[] {
  const { supportEndsOn, releasedOn } = engine
  const advice: Advice[] = []
  if (supportEndsOn !== null) {
    const left = today.until(supportEndsOn).total('days')
    if (left < 0) advice.push({ code: 'engine-unsupported', on: supportEndsOn })
    else if (left <= noticeDays) advice.push({ code: 'support-ends', on: supportEndsOn })
  }
  if (releasedOn !== null && Temporal.PlainDate.from(releasedOn).until(today).total('days') > updateDays) {
    advice.push({ code: 'engine-old', on: releasedOn })
  }
  return advice
}

function adviseOnDisk(
  { freeBytes, totalBytes }: NonNullable<Standing['disk']>,
  dailyBytes: number | null,
): readonly Advice[] {
  if (freeBytes < lowBytes || freeBytes < totalBytes * lowShare) return [{ code: 'disk-low', freeBytes }]
  if (dailyBytes === null || dailyBytes <= 0) return []
  const days = Math.floor(freeBytes / dailyBytes)
  return days < fullSoonDays ? [{ code: 'disk-full-soon', days }] : []
}

/** What was kept at some moment. */
interface Measure {
  readonly at: Temporal.Instant
  readonly bytes: number
}

/** How much more is kept each day, from the oldest measure to now; null before a day has passed. */
export function growthPerDay(oldest: Measure | undefined, now: Measure): number | null {
  if (oldest === undefined) return null
  const days = oldest.at.until(now.at).total('hours') / 24
  return days < 1 ? null : Math.round((now.bytes - oldest.bytes) / days)
}
