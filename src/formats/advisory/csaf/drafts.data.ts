import type { TestError } from './judgement.ts'

/** A version that is judged by a draft, for as long as the library has nothing later. */
interface Draft {
  /** Of the editors' revision: later ones up to 2025-08-23 have the same schema. */
  readonly day: string
  /** Whether later drafts asked something else there, so that a fault that its schema finds is perhaps none. */
  isBeyond(error: TestError): boolean
}

/**
 * Drafts by the version of CSAF. Later ones of 2.1 added fields (`ssvc_v2`, `qualitative_severity_rating`,
 * `product_paths`, `x_extensions`, the products of ids) in objects that allow no others, and took another schema for CVSS
 * 4.0. To be taken away when the library judges by the standard.
 */
export const drafts: ReadonlyMap<string, Draft> = new Map([
  [
    '2.1',
    {
      day: '2025-05-28',
      isBeyond: ({ keyword, instancePath = '' }) =>
        keyword === 'additionalProperties' || /\/content\/cvss_v4(?:\/|$)/.test(instancePath),
    },
  ],
])
