import type { Measurement } from './report.ts'
import type { Size } from './sizes.ts'

/** One thing that is measured. */
export interface Bench {
  readonly name: string
  /** Measures on the data of the size; opens and closes whatever it needs. */
  run(size: Size): Promise<readonly Measurement[]>
}
