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

/** Whether a CycloneDX document is valid by the official schema, and what is wrong where it is not. */
export function judgeCycloneDx(version: '1.6' | '1.7'): (document: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
  addFormats.default(ajv)
  addMoreFormats(ajv)
  const others = ['spdx.schema.json', 'jsf-0.82.schema.json', 'cryptography-defs.schema.json']
  for (const name of others) ajv.addSchema(readSchema(name))
  const validate = ajv.compile(readSchema(`bom-${version}.schema.json`))
  return (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function readSchema(name: string) {
  return JSON.parse(readFileSync(new URL(name, schemas), 'utf8'))
}
