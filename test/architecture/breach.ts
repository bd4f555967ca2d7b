/** One place where the house is not in order. */
export interface Breach {
  readonly file: string
  readonly line: number
  /** What is there, e.g. `imports src/domains/intel/items/item.ts`. */
  readonly what: string
  readonly rule: string
  readonly instead: string
}

/** A breach as a reader of the test output sees it. */
export function describeBreach(breach: Breach): string {
  return `${breach.file}:${breach.line} ${breach.what}\n  rule: ${breach.rule}\n  instead: ${breach.instead}`
}
