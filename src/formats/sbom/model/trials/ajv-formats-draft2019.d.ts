declare module 'ajv-formats-draft2019' {
  import type { Ajv } from 'ajv'

  /** Adds the formats of drafts 2019-09 and later, such as `iri-reference`. */
  function addFormats(ajv: Ajv): Ajv
  export = addFormats
}
