const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size in the unit that needs the fewest digits, as the reader writes it. */
export function inBytes(bytes: number, language: string): string {
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(Math.abs(bytes), 1)) / 3), 1), units.length)
  const value = bytes / 1000 ** power
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power - 1] ?? 'kilobyte',
    maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0,
  }).format(value)
}
