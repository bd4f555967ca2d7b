/** Traffic Light Protocol 2.0, in the order of how closely something is kept. */
export type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red'

const order: readonly Tlp[] = ['clear', 'green', 'amber', 'amber+strict', 'red']

/** The label that lets fewest read; of none the one that lets everybody. */
export function strictest(labels: readonly Tlp[]): Tlp {
  return order.findLast((label) => labels.includes(label)) ?? 'clear'
}

const known: ReadonlyMap<string, Tlp> = new Map([
  ['WHITE', 'clear'],
  ['CLEAR', 'clear'],
  ['GREEN', 'green'],
  ['AMBER', 'amber'],
  ['AMBER+STRICT', 'amber+strict'],
  ['RED', 'red'],
])

/** A label of TLP 1.0 or 2.0 however it is written (`TLP:WHITE`, `amber`), or null. */
export function tlpOf(label: string): Tlp | null {
  return known.get(label.trim().toUpperCase().replace(/^TLP:/, '')) ?? null
}
