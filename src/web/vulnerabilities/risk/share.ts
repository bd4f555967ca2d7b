/** A probability as it is written: the smallest only as `below` a tenth of a per cent, so that nothing reads as zero. */
export interface WrittenShare {
  readonly share: string
  readonly below: boolean
}

/** The least share that is told exactly. */
const least = 0.001

/** Shares as per cent, cut off and never rounded up: `94%`, `2.3%`; what is not quite certain never reads as 100%. */
export function writeShare(share: number, language: string): WrittenShare {
  const below = share < least
  const shown = below ? least : share
  const isFine = shown < 0.1 || shown > 0.99
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: isFine ? 1 : 0,
    roundingMode: 'trunc',
  })
  // As a decimal text: the nearest binary number may lie just below it.
  return { share: format.format(`${shown}`), below }
}

/**
 * Among which uppermost part something lies, in whole per cent from 1 to 50.
 * @param percentile the share of all at or below it, 0 to 1
 * @returns null in the lower half, where it says nothing
 */
export function topPercent(percentile: number | null): number | null {
  if (percentile === null || percentile < 0.5) return null
  const hundredths = Math.round((1 - percentile) * 10_000)
  return Math.max(1, Math.ceil(hundredths / 100))
}
