import { InterestRules, InterestRulesRevision } from '#contract/intel/interest.ts'
import type { Fields } from '../../ui/drafts/draft-store.ts'

/**
 * The rules as a form and a draft hold them: a list of values for each word, as `exposure.internet`; lists of names one
 * a line; each rule about a vector as JSON, since a draft keeps texts.
 */
export type RulesFields = Fields

/** Words of the rules with the decision point whose values they leave possible, in their order on the screen. */
export const groups = [
  { id: 'exposure', point: 'EXP', words: ['internet', 'partner', 'internal', 'isolated', 'untold'] },
  { id: 'mission', point: 'MI', words: ['low', 'medium', 'high', 'untold'] },
  {
    id: 'safety.deployer',
    point: 'SI',
    words: ['false', 'true', 'negligible', 'marginal', 'critical', 'catastrophic', 'untold'],
  },
  {
    id: 'safety.supplier',
    point: 'SI',
    words: ['false', 'true', 'negligible', 'marginal', 'critical', 'catastrophic', 'untold'],
  },
] as const

export type Group = (typeof groups)[number]

/** Values of decision points from the least to the most urgent, as SSVC's keys. */
export const valuesOf = {
  EXP: ['S', 'C', 'O'],
  MI: ['D', 'MSC', 'MEF', 'MF'],
  SI: ['N', 'M', 'R', 'C'],
  VD: ['D', 'C'],
  A: ['N', 'Y'],
  TI: ['P', 'T'],
} as const

/** A decision point that the rules fill. */
export type FilledPoint = keyof typeof valuesOf

export type VectorRule = InterestRules['vectors'][number]

/** The rules in force, as fields. */
export function fieldsOf(rules: InterestRules): RulesFields {
  const filled = (id: string, filling: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(filling).map(([word, values]): [string, readonly string[]] => [`${id}.${word}`, values])
  return {
    ...Object.fromEntries([
      ...filled('exposure', rules.exposure),
      ...filled('mission', rules.mission),
      ...filled('safety.deployer', rules.safety.deployer),
      ...filled('safety.supplier', rules.safety.supplier),
    ]),
    valueDensity: rules.valueDensity,
    vectors: rules.vectors.map((rule) => JSON.stringify(rule)),
    tags: rules.references.tags.join('\n'),
    hosts: rules.references.hosts.join('\n'),
    note: '',
  }
}

/** What to send; null where a draft of another time does not fit any more. */
export function rulesOf(fields: RulesFields): InterestRules | null {
  const filling = (id: string) => {
    const group = groups.find((one) => one.id === id)
    return Object.fromEntries((group?.words ?? []).map((word) => [word, listOf(fields, `${id}.${word}`)]))
  }
  const read = InterestRules.safeParse({
    references: { tags: linesOf(fields.tags), hosts: linesOf(fields.hosts) },
    vectors: vectorsOf(fields),
    exposure: filling('exposure'),
    mission: filling('mission'),
    safety: { deployer: filling('safety.deployer'), supplier: filling('safety.supplier') },
    valueDensity: listOf(fields, 'valueDensity'),
  })
  return read.success ? read.data : null
}

/** The values a field of a list holds. */
export function listOf(fields: RulesFields, name: string): readonly string[] {
  const value = fields[name]
  return Array.isArray(value) ? value : []
}

/** The rules about vectors; what cannot be read is left out. */
export function vectorsOf(fields: RulesFields): readonly VectorRule[] {
  return listOf(fields, 'vectors').flatMap((text) => {
    const read = InterestRules.shape.vectors.safeParse([parsed(text)])
    return read.success ? read.data : []
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `AV:N/PR:N,L` as metrics with their values; null where it is none. */
export function readWhen(text: string): VectorRule['when'] | null {
  const parts = text.normalize('NFKC').toUpperCase().split('/')
  const pairs = parts.map((part) =>
    /^\s*([A-Z]{1,3})\s*:\s*([A-Z]{1,8}(?:\s*,\s*[A-Z]{1,8})*)\s*$/.exec(part),
  )
  const when: Record<string, string[]> = {}
  for (const pair of pairs) {
    const [, metric = '', values = ''] = pair ?? []
    if (metric === '') return null
    when[metric] = values.split(',').map((value) => value.trim())
  }
  return when
}

export function writeWhen(when: VectorRule['when']): string {
  return Object.entries(when)
    .map(([metric, values]) => `${metric}:${values.join(',')}`)
    .join('/')
}

function linesOf(text: RulesFields[string] | undefined): string[] {
  if (typeof text !== 'string') return []
  const lines = text.normalize('NFKC').split(/[\n,]/)
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** The rules as a refused change tells them to be by now; null when it does not tell. */
export function readCurrent(told: unknown): InterestRulesRevision | null {
  const read = InterestRulesRevision.safeParse(told)
  return read.success ? read.data : null
}
