import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import addMoreFormats from 'ajv-formats-draft2019'
import type { SbomDocument } from '../sbom-document.ts'
import type { SbomSource } from '../sbom-source.ts'

/** A document that was read, as what is to be written. */
export function sourceOf(document: SbomDocument): SbomSource {
  const { format, specVersion, linked, unused, ...written } = document
  return { ...written, name: document.subject?.name ?? 'document', tlp: null }
}

/** All that a writer hands out. */
export async function allOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

const schemas = new URL('../../../../../../shared/data/sbom/cyclonedx-schema/', import.meta.url)

export const schemasAreThere = existsSync(schemas)

/** RFC 3987, `IRI-reference`: a scheme or none, no colon before the first slash of what has none, one mark for a fragment. */
const iriReference =
  /^(?:[a-z][a-z0-9+.-]*:|(?![^/?#]*:))(?:[^\s<>"{}|\\^`%#]|%[0-9a-f]{2})*(?:#(?:[^\s<>"{}|\\^`%#]|%[0-9a-f]{2})*)?$/i

/** Whether a CycloneDX document is valid by the official schema, and what is wrong where it is not: at least the first. */
export function judgeCycloneDx(
  version: '1.6' | '1.7',
  { allErrors = true }: { readonly allErrors?: boolean } = {},
): (document: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors, validateFormats: true })
  addFormats.default(ajv)
  addMoreFormats(ajv)
  // Its own check knows only schemes that are registered; RFC 3987 asks for no such thing.
  ajv.addFormat('iri-reference', iriReference)
  const others = ['spdx.schema.json', 'jsf-0.82.schema.json', 'cryptography-defs.schema.json']
  for (const name of others) ajv.addSchema(readSchema(name))
  const validate = ajv.compile(readSchema(`bom-${version}.schema.json`))
  return (document) => {
    if (!validate(document))
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
    return repeatedIn(document, '')
  }
}

/** Lists that may not hold the same twice: the schema's `uniqueItems`, which compares each with each. */
const unique = /\/(?:components|services|dependencies|dependsOn|provides|compositions|vulnerabilities)$/

function repeatedIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const within = Object.entries(value).flatMap(([key, held]) => repeatedIn(held, `${path}/${key}`))
  if (!Array.isArray(value) || !unique.test(path)) return within
  const entries = value.map((entry) => JSON.stringify(entry))
  return new Set(entries).size === entries.length ? within : [...within, `${path} holds the same twice`]
}

function readSchema(name: string) {
  return JSON.parse(readFileSync(new URL(name, schemas), 'utf8'), (key, value) =>
    key === 'uniqueItems' ? undefined : value,
  )
}
