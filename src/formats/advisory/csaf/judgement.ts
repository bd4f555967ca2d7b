/** A place that a test finds fault with. */
export interface TestError {
  readonly message?: string
  readonly instancePath?: string
  /** Of the schema: `additionalProperties`. */
  readonly keyword?: string
}

/** What a test of the standard says of a document. */
export interface TestOutcome {
  readonly isValid?: boolean
  readonly errors?: readonly TestError[]
}

/** One test, of the standard's schema or of its section 6.1. */
export type DocumentTest = (document: unknown) => TestOutcome | Promise<TestOutcome>

/** A test that the document fails, and where. */
export interface FailedTest {
  /** `schema`, or the section: `6.1.27.7`. */
  readonly test: string
  /** JSON pointer; '' where the test names no place. */
  readonly path: string
  /** In the words of the library. */
  readonly message: string
}

/** What the standard says of a document; kept beside it, and no reason to leave it out. */
export interface Judgement {
  /**
   * `not-judged`: a test could not be run, and none that could was failed; or the document has what the draft by which it
   * is judged knows nothing of, and nothing can be said.
   */
  readonly verdict: 'valid' | 'invalid' | 'not-judged'
  /** The first of them. */
  readonly failures: readonly FailedTest[]
  /** How many places fail in all. */
  readonly failureCount: number
  /** The day of the draft by which it is judged (`2025-05-28`); null: by the standard as published. */
  readonly draft: string | null
  /** Tests that could not be run. */
  readonly notRun: readonly string[]
}
