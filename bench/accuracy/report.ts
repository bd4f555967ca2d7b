import { type Cause, causes } from './causes.data.ts'
import { type Figures, figuresOf, knownRates, type Line, rates } from './figures.ts'

/** What a run came to. */
export interface Report {
  readonly lines: readonly Line[]
  readonly leftOut: readonly { readonly set: string; readonly reason: string; readonly count: number }[]
  /** Sets whose data are absent, and what could not be imported. */
  readonly remarks: readonly string[]
}

const header = [
  'set',
  'ecosystem',
  'true',
  'false',
  'missed',
  'undet.',
  'of rule',
  'denied',
  'doubted',
  'quiet',
  'unlab.',
  'precision',
  'recall',
  'F1',
  'F1 known',
]

/** Rows for a terminal: figures by set and ecosystem, then over all sets, then the causes with their lines. */
export function renderText(report: Report, showsAll: boolean): string {
  const rows = [
    ...groupsOf(report.lines, (line) => line.set).flatMap(([set, own]) => rowsOf(set, own)),
    ...rowsOf('all', report.lines),
  ]
  const leftOut = report.leftOut.map(({ set, reason, count }) => `${set}: ${count} × ${reason}`)
  return [
    table([header, ...rows]),
    ...section('Causes', causeRows(report.lines, showsAll)),
    ...section('Left out', leftOut),
    ...section('Remarks', report.remarks),
  ].join('\n')
}

/** The same as data. */
export function renderJson({ lines, leftOut, remarks }: Report): string {
  const figures = [...groupsOf(lines, (line) => line.set), ['all', lines] as const].flatMap(([set, own]) =>
    groupsOf(own, (line) => line.ecosystem).map(([ecosystem, some]) => {
      const counted = figuresOf(some)
      return { set, ecosystem, ...counted, rates: rates(counted), knownRates: knownRates(counted) }
    }),
  )
  const differences = lines.filter((line) => line.cause !== null)
  return JSON.stringify({ figures, differences, leftOut, remarks }, null, 2)
}

/** The figures alone as a table in Markdown, for `docs/accuracy.md`. */
export function renderMarkdown(lines: readonly Line[]): string {
  const sets = Map.groupBy(lines, ({ set }) => set.split(' ')[0] ?? set)
  const rows = [...sets].flatMap(([set, own]) => rowsOf(set, own))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(header),
    line(header.map((_, column) => (column < 2 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n')
}

function groupsOf(
  lines: readonly Line[],
  keyOf: (line: Line) => string,
): readonly (readonly [string, readonly Line[]])[] {
  return [...Map.groupBy(lines, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function rowsOf(set: string, lines: readonly Line[]): readonly (readonly string[])[] {
  const groups = groupsOf(lines, (line) => line.ecosystem)
  const all = groups.length > 1 ? [rowOf(set, '(all)', figuresOf(lines))] : []
  return [...groups.map(([ecosystem, own]) => rowOf(set, ecosystem, figuresOf(own))), ...all]
}

function rowOf(set: string, ecosystem: string, figures: Figures): readonly string[] {
  const { precision, recall, f1 } = rates(figures)
  const counts = [
    figures.true,
    figures.false,
    figures.missed,
    figures.undetermined,
    figures.missedByRule,
    figures.denied,
    figures.doubted,
    figures.quiet,
    figures.unlabelled,
  ]
  return [
    set,
    ecosystem,
    ...counts.map(String),
    ...[precision, recall, f1, knownRates(figures).f1].map(share),
  ]
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

const shownOfEach = 5

function causeRows(lines: readonly Line[], showsAll: boolean): readonly string[] {
  const kinds: readonly Cause[] = Object.keys(causes).filter(isCause)
  return kinds.flatMap((cause) => {
    const own = lines.filter((line) => line.cause === cause)
    if (own.length === 0) return []
    const shown = showsAll ? own : own.slice(0, shownOfEach)
    const rest = own.length - shown.length
    return [
      `${cause} (${causes[cause].side}): ${own.length}: ${causes[cause].words}`,
      ...shown.map((line) => `    ${describe(line)}`),
      ...(rest > 0 ? [`    and ${rest} more (--all)`] : []),
    ]
  })
}

function isCause(text: string): text is Cause {
  return Object.hasOwn(causes, text)
}

function describe({ outcome, set, component, names, detail }: Line): string {
  return `${outcome} · ${set} · ${component} · ${names.slice(0, 2).join(' ')}${detail === '' ? '' : ` · ${detail}`}`
}
