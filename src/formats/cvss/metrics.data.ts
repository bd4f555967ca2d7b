/** Which part of the standard a metric belongs to; only base metrics are mandatory. */
export type MetricGroup = 'base' | 'threat' | 'environmental' | 'supplemental'

/** One metric of a version, its values in the order of the standard's table. */
export interface Metric {
  readonly id: string
  readonly group: MetricGroup
  readonly values: readonly string[]
}

export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0'

/** A vector that the standard's grammar allows. */
export interface CvssVector {
  readonly version: CvssVersion
  /** Without brackets, in the order in which it came. */
  readonly text: string
  readonly metrics: readonly CvssMetric[]
}

/** A metric with the value it was given, as the standard abbreviates both. */
export interface CvssMetric {
  readonly id: string
  readonly value: string
  readonly group: MetricGroup
}

/** What one version of the standard allows in a vector. */
export interface CvssGrammar {
  readonly version: CvssVersion
  /** What the vector begins with; version 2.0 has none. */
  readonly prefix: string
  /** In the order of the standard's table. */
  readonly metrics: readonly Metric[]
  /** Whether the standard prescribes that order: 2.0 (guide §2.4) and 4.0 (specification §7) do, 3.x (§6) does not. */
  readonly isOrdered: boolean
}

/** `AV:N,A,L` for each metric, separated by blanks. */
function metricsOf(group: MetricGroup, table: string): readonly Metric[] {
  return table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [id = '', values = ''] = entry.split(':')
      return { id, group, values: values.split(',') }
    })
}

/** CVSS v3.0 and v3.1 specification §6: the same metrics, other formulas. */
const version3: readonly Metric[] = [
  ...metricsOf('base', 'AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:N,L,H I:N,L,H A:N,L,H'),
  ...metricsOf('threat', 'E:X,H,F,P,U RL:X,U,W,T,O RC:X,C,R,U'),
  ...metricsOf(
    'environmental',
    'CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L MAV:X,N,A,L,P MAC:X,L,H MPR:X,N,L,H MUI:X,N,R MS:X,U,C MC:X,N,L,H MI:X,N,L,H MA:X,N,L,H',
  ),
]

/** CVSS v2 guide §2.4. Its temporal metrics are called threat here, as 4.0 does. */
const version2: readonly Metric[] = [
  ...metricsOf('base', 'AV:L,A,N AC:H,M,L Au:M,S,N C:N,P,C I:N,P,C A:N,P,C'),
  ...metricsOf('threat', 'E:U,POC,F,H,ND RL:OF,TF,W,U,ND RC:UC,UR,C,ND'),
  ...metricsOf('environmental', 'CDP:N,L,LM,MH,H,ND TD:N,L,M,H,ND CR:L,M,H,ND IR:L,M,H,ND AR:L,M,H,ND'),
]

/** CVSS v4.0 specification §7. */
const version4: readonly Metric[] = [
  ...metricsOf(
    'base',
    'AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N SA:H,L,N',
  ),
  ...metricsOf('threat', 'E:X,A,P,U'),
  ...metricsOf(
    'environmental',
    'CR:X,H,M,L IR:X,H,M,L AR:X,H,M,L MAV:X,N,A,L,P MAC:X,L,H MAT:X,N,P MPR:X,N,L,H MUI:X,N,P,A MVC:X,H,L,N MVI:X,H,L,N MVA:X,H,L,N MSC:X,H,L,N MSI:X,S,H,L,N MSA:X,S,H,L,N',
  ),
  ...metricsOf('supplemental', 'S:X,N,P AU:X,N,Y R:X,A,U,I V:X,D,C RE:X,L,M,H U:X,Clear,Green,Amber,Red'),
]

/** Those with a prefix first: 2.0 is what is left. */
export const grammars: readonly CvssGrammar[] = [
  { version: '4.0', prefix: 'CVSS:4.0/', metrics: version4, isOrdered: true },
  { version: '3.1', prefix: 'CVSS:3.1/', metrics: version3, isOrdered: false },
  { version: '3.0', prefix: 'CVSS:3.0/', metrics: version3, isOrdered: false },
  { version: '2.0', prefix: '', metrics: version2, isOrdered: true },
]
