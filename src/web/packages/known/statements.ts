import type { PackageVulnerability } from '#contract/matching/packages.ts'

type Statements = Pick<PackageVulnerability, 'statements'>

/** Stretches that records call affected or that could not be read, each once. */
export function rangesIn({ statements }: Statements): readonly string[] {
  const named = statements.filter(({ verdict }) => verdict === 'affected' || verdict === 'undetermined')
  return [...new Set(named.flatMap(({ ranges }) => ranges))]
}

/** The versions that mend it, as the records give them, each once. */
export function fixedIn({ statements }: Statements): readonly string[] {
  return [...new Set(statements.flatMap(({ fixed }) => fixed))]
}

/** Keeps of lines with the same label the first: in a table of reasons each label stands once. */
export function onceByLabel<Line extends { readonly label: string }>(
  lines: readonly Line[],
): readonly Line[] {
  return lines.filter(({ label }, index) => lines.findIndex((one) => one.label === label) === index)
}
