import type { DecisionTable } from './decision-table.ts'

/** The facts below restate, cell by cell, `json/decision_tables/ssvc` of CERTCC/SSVC v2026.6.1; a test compares them. */
function cells(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/** Human impact 1.0.0 (DT_HI): safety impact × mission impact. */
export const humanImpact: DecisionTable = {
  key: 'DT_HI',
  version: '1.0.0',
  inputs: ['SI', 'MI'],
  outcome: 'HI',
  cells: cells('L L M VH  L L M VH  M H H VH  VH VH VH VH'),
}

/** Utility 1.0.0 (DT_U): automatable × value density. */
export const utility: DecisionTable = {
  key: 'DT_U',
  version: '1.0.0',
  inputs: ['A', 'VD'],
  outcome: 'U',
  cells: cells('L E  E S'),
}

/** Public safety impact 1.0.0 (DT_PSI): significant from marginal safety impact on. */
export const publicSafetyImpact: DecisionTable = {
  key: 'DT_PSI',
  version: '1.0.0',
  inputs: ['SI'],
  outcome: 'PSI',
  cells: cells('M S S S'),
}

/**
 * Deployer patch application priority 1.0.0 (DT_DP): who runs the thing. Exploitation × system exposure ×
 * automatable × human impact. A line per exploitation, a group of four per exposure and automatable.
 */
export const deployer: DecisionTable = {
  key: 'DT_DP',
  version: '1.0.0',
  inputs: ['E', 'EXP', 'A', humanImpact],
  outcome: 'DSOI',
  cells: cells(`
    D D S S  D S S S  D S S S  S S S S  D S S S  S S S O
    D S S S  S S S S  D S S S  S S S O  S S S O  S S O O
    S S O O  S O O O  S S O O  O O O O  S O O I  O O I I`),
}

/**
 * Supplier patch development priority 1.0.0 (DT_SP): who makes the thing. Exploitation × utility × technical impact ×
 * public safety impact. A line per exploitation, a group of four per utility.
 */
export const supplier: DecisionTable = {
  key: 'DT_SP',
  version: '1.0.0',
  inputs: ['E', utility, 'TI', publicSafetyImpact],
  outcome: 'DSOI',
  cells: cells(`
    D S S O  S O S O  S O O O
    S O S I  S I O I  O I O I
    O I O I  O I O I  I I I I`),
}
