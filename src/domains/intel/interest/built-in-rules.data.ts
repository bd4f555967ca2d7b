import type { Filling, RuleSet } from './rule-set.ts'

/** `true` and `false` are a product's field "safety-relevant"; the others are SSVC's own words. */
const safety: Filling = {
  false: ['N'],
  true: ['M', 'R', 'C'],
  negligible: ['N'],
  marginal: ['M'],
  critical: ['R'],
  catastrophic: ['C'],
  untold: ['N', 'M', 'R', 'C'],
}

/** The rules an installation begins with, as revision 1. Whatever nobody told stays open to every value. */
export const builtInRules: RuleSet = {
  references: { tags: ['exploit', 'poc', 'evidence'], hosts: ['exploit-db.com', 'www.exploit-db.com'] },
  vectors: [
    // SSVC "Automatable": reconnaissance to exploitation without a person's help and without rights won before.
    {
      point: 'A',
      cvss: 4,
      when: { AV: ['N'], AC: ['L'], AT: ['N'], PR: ['N'], UI: ['N'] },
      values: ['Y'],
    },
    { point: 'A', cvss: 3, when: { AV: ['N'], AC: ['L'], PR: ['N'], UI: ['N'] }, values: ['Y'] },
    { point: 'A', cvss: 2, when: { AV: ['N'], AC: ['L'], Au: ['N'] }, values: ['Y'] },
    { point: 'A', cvss: 4, when: { AV: ['L', 'P'] }, values: ['N'] },
    { point: 'A', cvss: 3, when: { AV: ['L', 'P'] }, values: ['N'] },
    { point: 'A', cvss: 2, when: { AV: ['L'] }, values: ['N'] },
    { point: 'A', cvss: 4, when: { UI: ['A'] }, values: ['N'] },
    { point: 'A', cvss: 3, when: { UI: ['R'] }, values: ['N'] },
    // SSVC "Technical Impact": total is full control, or everything disclosed.
    { point: 'TI', cvss: 4, when: { VC: ['H'], VI: ['H'], VA: ['H'] }, values: ['T'] },
    { point: 'TI', cvss: 3, when: { C: ['H'], I: ['H'], A: ['H'] }, values: ['T'] },
    { point: 'TI', cvss: 2, when: { C: ['C'], I: ['C'], A: ['C'] }, values: ['T'] },
    { point: 'TI', cvss: 4, when: { VC: ['N', 'L'], VI: ['N', 'L'] }, values: ['P'] },
    { point: 'TI', cvss: 3, when: { C: ['N', 'L'], I: ['N', 'L'] }, values: ['P'] },
    { point: 'TI', cvss: 2, when: { C: ['N', 'P'], I: ['N', 'P'] }, values: ['P'] },
  ],
  exposure: {
    internet: ['O'],
    partner: ['C'],
    internal: ['S', 'C'],
    isolated: ['S'],
    untold: ['S', 'C', 'O'],
  },
  mission: { low: ['D'], medium: ['MSC'], high: ['MEF', 'MF'], untold: ['D', 'MSC', 'MEF', 'MF'] },
  safety: { deployer: safety, supplier: safety },
  valueDensity: ['D', 'C'],
}
