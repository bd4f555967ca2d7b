/** How an attack goes: base metrics of CVSS 2.0, 3.0, 3.1 and 4.0 (FIRST) with the values they may have. */
const ways = {
  AV: ['AV.N', 'AV.A', 'AV.L', 'AV.P'],
  AC: ['AC.L', 'AC.M', 'AC.H'],
  AT: ['AT.N', 'AT.P'],
  Au: ['Au.N', 'Au.S', 'Au.M'],
  PR: ['PR.N', 'PR.L', 'PR.H'],
  UI: ['UI.N', 'UI.R', 'UI.P', 'UI.A'],
  S: ['S.U', 'S.C'],
} as const

/** What is lost by it. */
const losses = ['C', 'I', 'A', 'VC', 'VI', 'VA', 'SC', 'SI', 'SA'] as const

/** How much of it is lost; `P` and `C` are 2.0's partial and complete. */
const extents = ['loss.H', 'loss.L', 'loss.N', 'loss.P', 'loss.C'] as const

/** A metric and what its value means, as the texts name both. */
export type VectorMetric =
  | { readonly metric: keyof typeof ways; readonly meaning: (typeof ways)[keyof typeof ways][number] }
  | { readonly metric: (typeof losses)[number]; readonly meaning: (typeof extents)[number] }

/**
 * The base metrics of a vector (`CVSS:3.1/AV:N/…`; 2.0 has no prefix), in its order. Temporal and environmental
 * metrics fall away, and so does what no version defines.
 */
export function readVector(vector: string): readonly VectorMetric[] {
  return vector.split('/').flatMap((part): readonly VectorMetric[] => {
    const [name, value] = part.split(':')
    const way = wayNames.find((known) => known === name)
    const meaning = way && ways[way].find((known) => known === `${name}.${value}`)
    if (way !== undefined && meaning !== undefined) return [{ metric: way, meaning }]
    const loss = losses.find((known) => known === name)
    const extent = extents.find((known) => known === `loss.${value}`)
    return loss === undefined || extent === undefined ? [] : [{ metric: loss, meaning: extent }]
  })
}

const wayNames = ['AV', 'AC', 'AT', 'Au', 'PR', 'UI', 'S'] as const
