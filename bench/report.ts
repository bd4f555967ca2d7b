type Unit = 'ms' | 's' | 'MB' | '%' | 'components/s'

/** What is promised, as decided in the design: a figure at most or at least. */
export interface Target {
  readonly bound: 'at most' | 'at least'
  readonly value: number
  readonly unit: Unit
}

/** What one measurement came to. */
export interface Measurement {
  readonly name: string
  readonly target: Target
  /** In the target's unit. */
  readonly figure: number
  /** How the figure was taken from the samples. */
  readonly of: 'median' | 'p95' | 'largest'
  readonly samples: readonly number[]
  /** Largest resident memory of the process that did the work, MB. */
  readonly memory: number
  /** What was wrong with the answer: a quick wrong answer meets nothing. Null when it was checked and right. */
  readonly wrong: string | null
  /** What else a reader must know: row counts, which reading of a target it is. */
  readonly note: string
}

/** A row of the report. */
export interface Line extends Measurement {
  /** How much of the promise is used up: 1 or less is met, whichever way the bound goes. */
  readonly ratio: number
  readonly met: boolean
}

/** Judges a measurement by its target. */
export function judge(measurement: Measurement): Line {
  const { figure, target, wrong } = measurement
  const ratio = target.bound === 'at most' ? figure / target.value : target.value / figure
  return { ...measurement, ratio, met: ratio <= 1 && wrong === null }
}

/** The rows as a table for a terminal: name, target, figure, ratio, met or missed, memory. */
export function renderTable(lines: readonly Line[]): string {
  const cells = [
    ['name', 'target', 'figure', 'ratio', '', 'memory', 'note'],
    ...lines.map((line) => [
      line.name,
      `${line.target.bound === 'at most' ? '≤' : '≥'} ${shorten(line.target.value)} ${line.target.unit}`,
      `${shorten(line.figure)} ${line.target.unit} (${line.of} of ${line.samples.length})`,
      line.ratio.toFixed(2),
      line.met ? 'met' : 'missed',
      `${Math.round(line.memory)} MB`,
      line.wrong === null ? line.note : `WRONG: ${line.wrong}`,
    ]),
  ]
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Three digits that count. */
function shorten(figure: number): string {
  const size = Math.abs(figure)
  if (size >= 100) return Math.round(figure).toLocaleString('en')
  return Number(figure.toPrecision(3)).toString()
}

/** The same as data; samples rounded to microseconds or the like. */
export function renderJson(
  run: { readonly bench: string; readonly size: string; readonly machine: string },
  lines: readonly Line[],
): string {
  const round = (value: number) => Math.round(value * 1000) / 1000
  const rows = lines.map((line) => ({
    ...line,
    figure: round(line.figure),
    ratio: round(line.ratio),
    memory: Math.round(line.memory),
    samples: line.samples.map(round),
  }))
  return JSON.stringify({ ...run, met: lines.every((line) => line.met), rows }, null, 2)
}
