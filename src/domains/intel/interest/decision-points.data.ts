/**
 * The SSVC decision points that the tables use, by their keys in the SSVC registry (CERTCC/SSVC v2026.6.1, namespace
 * `ssvc`, `json/decision_points/ssvc`): version, and values from the least to the most urgent.
 */
export const decisionPoints = {
  /** Exploitation: none, public proof of concept, active. */
  E: { version: '1.1.0', values: ['N', 'P', 'A'] },
  /** System exposure: small, controlled, open. */
  EXP: { version: '1.0.1', values: ['S', 'C', 'O'] },
  /** Automatable: no, yes. */
  A: { version: '2.0.0', values: ['N', 'Y'] },
  /** Technical impact: partial, total. */
  TI: { version: '1.0.0', values: ['P', 'T'] },
  /** Value density: diffuse, concentrated. */
  VD: { version: '1.0.0', values: ['D', 'C'] },
  /** Utility: laborious, efficient, super effective. */
  U: { version: '1.0.1', values: ['L', 'E', 'S'] },
  /** Mission impact: degraded, support of essential functions crippled, one of them fails, mission fails. */
  MI: { version: '2.0.0', values: ['D', 'MSC', 'MEF', 'MF'] },
  /** Safety impact: negligible, marginal, critical, catastrophic. */
  SI: { version: '2.0.1', values: ['N', 'M', 'R', 'C'] },
  /** Human impact: low, medium, high, very high. */
  HI: { version: '2.0.2', values: ['L', 'M', 'H', 'VH'] },
  /** Public safety impact: minimal, significant. */
  PSI: { version: '2.0.1', values: ['M', 'S'] },
  /** The outcome: defer, scheduled, out-of-cycle, immediate. */
  DSOI: { version: '1.0.0', values: ['D', 'S', 'O', 'I'] },
} as const

export type DecisionPoint = keyof typeof decisionPoints

/** Those that are told; the others are outcomes of tables. */
export type BasePoint = Exclude<DecisionPoint, 'U' | 'HI' | 'PSI' | 'DSOI'>
