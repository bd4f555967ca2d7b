import type { SayWhy } from '#contract/matching/reason-words.ts'
import { say } from '#texts/index.ts'
import type { Desk } from './desk.ts'

/** Texts of the explanations, which every way out shares, in the language of the desk. */
export function sayWhy(desk: Desk): SayWhy {
  return (key, facts) => say(desk.language, `words:${key}`, facts)
}
