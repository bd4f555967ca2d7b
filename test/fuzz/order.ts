import type { Buffer } from 'node:buffer'
import { mutated, numbersFrom } from './mutate.ts'

/** What the worker is to do: read one input, or the damaged documents of a stretch of rounds. */
export type Order =
  | { readonly target: string; readonly input: Uint8Array }
  | {
      readonly target: string
      readonly seed: number
      readonly from: number
      readonly to: number
      /** Ends after this time, however many rounds are left. */
      readonly milliseconds: number
    }

/** What the worker tells: each round as it begins, what is wrong, and that it has done. */
export type Report =
  | { readonly begins: number }
  | { readonly fault: string; readonly round: number }
  | { readonly done: number }

/** The document of a round: the same on both sides, so that what a dead worker had can be made again. */
export function inputOf(samples: readonly Buffer[], seed: number, round: number): Buffer {
  return mutated(samples, numbersFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b)))
}
