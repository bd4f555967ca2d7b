import type { Measurement, Target } from '../report.ts'
import { peakMemory } from '../stage/memory.ts'
import { median, percentile95 } from '../timing.ts'

/** A measurement with its figure taken from the samples; memory is this process's unless told. */
export function measurement(
  told: Pick<Measurement, 'name' | 'target' | 'samples'> &
    Partial<Pick<Measurement, 'of' | 'wrong' | 'note' | 'memory'>>,
): Measurement {
  const of = told.of ?? 'median'
  return { of, figure: figureOf(of, told.samples), memory: peakMemory(), wrong: null, note: '', ...told }
}

function figureOf(of: Measurement['of'], samples: readonly number[]): number {
  if (of === 'median') return median(samples)
  return of === 'p95' ? percentile95(samples) : Math.max(0, ...samples)
}

/** At most so many milliseconds. */
export function milliseconds(value: number): Target {
  return { bound: 'at most', value, unit: 'ms' }
}

/** At most so many seconds. */
export function seconds(value: number): Target {
  return { bound: 'at most', value, unit: 's' }
}
