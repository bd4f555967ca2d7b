import type { Facts, Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'

/** Where a parser is: line and column count from 1. */
export interface XmlPlace {
  readonly line: number
  readonly column: number
}

/** Ends the reading of a document; never leaves this folder. */
export class XmlStop extends Error {
  readonly code: string
  readonly place: XmlPlace
  readonly facts: Facts

  constructor(code: string, place: XmlPlace, facts: Facts = {}) {
    super(code)
    this.code = code
    this.place = place
    this.facts = facts
  }
}

export function xmlProblem({ code, place, facts }: XmlStop): Problem {
  return problem(`/line/${place.line}`, code, { ...facts, ...place })
}
