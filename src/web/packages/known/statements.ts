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

/** What is told of one distribution release; '' where packages know none, or the record does not say which. */
interface Release {
  readonly distribution: string
  readonly told: readonly { readonly record: string; readonly ranges: readonly string[] }[]
}

/** What records call affected, by distribution release and record, each stretch once. */
export function byRelease({ statements }: Statements): readonly Release[] {
  const against = statements.filter(({ verdict }) => verdict === 'affected' || verdict === 'undetermined')
  const releases = [...new Set(against.map(({ distribution }) => distribution ?? ''))]
  return releases.map((release) => {
    const here = against.filter(({ distribution }) => (distribution ?? '') === release)
    const records = [...new Set(here.map(({ record }) => record))]
    const told = records.map((record) => ({
      record,
      ranges: [...new Set(here.filter((one) => one.record === record).flatMap(({ ranges }) => ranges))],
    }))
    return { distribution: release, told }
  })
}

/** Keeps of lines with the same label the first: in a table of reasons each label stands once. */
export function onceByLabel<Line extends { readonly label: string }>(
  lines: readonly Line[],
): readonly Line[] {
  return lines.filter(({ label }, index) => lines.findIndex((one) => one.label === label) === index)
}
