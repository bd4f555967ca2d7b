import { type JsonNode, readText, readTexts, readTime } from '../../json/node.ts'
import type { SbomDocument, SbomTool } from '../model/sbom-document.ts'

type Creation = Pick<
  SbomDocument,
  'created' | 'authors' | 'tools' | 'supplier' | 'manufacturer' | 'lifecycles'
>

/** Who made the document, when and with what (SPDX 2.3 §6.8: `Tool: syft-1.0`, `Organization: X`, `Person: Y`). */
export function readCreation(info: JsonNode | null): Creation {
  const creators = info === null ? [] : readTexts(info, 'creators').map(partyOf)
  return {
    created: info === null ? null : readTime(info, 'created'),
    authors: creators.filter(({ kind }) => kind !== 'tool').map(({ name }) => name),
    tools: creators.filter(({ kind }) => kind === 'tool').map(({ name }) => toolOf(name)),
    supplier: null,
    manufacturer: null,
    lifecycles: [],
  }
}

interface Party {
  readonly kind: 'person' | 'organization' | 'tool' | null
  readonly name: string
}

const kinds = new Map<string, Party['kind']>(
  (['person', 'organization', 'tool'] as const).map((kind) => [kind, kind]),
)

/** `Organization: Example (mail@example.org)`; an empty pair of brackets says nothing. */
function partyOf(text: string): Party {
  const colon = text.indexOf(':')
  const kind = kinds.get(text.slice(0, Math.max(colon, 0)).trim().toLowerCase()) ?? null
  const name = (kind === null ? text : text.slice(colon + 1)).replace(/\(\s*\)\s*$/, '').trim()
  return { kind, name }
}

/** The specification asks for `name-version`; names have hyphens too, versions begin with a digit. */
export function toolOf(text: string): SbomTool {
  const match = /^(?<name>.+?)-v?(?<version>\d[^\s]*)$/.exec(text)
  return { vendor: null, name: match?.groups?.name ?? text, version: match?.groups?.version ?? null }
}

/** A supplier or originator; null where it is not known (`NOASSERTION`). */
export function readParty(node: JsonNode, field: string): Party | null {
  const text = readAsserted(node, field)
  if (text === null) return null
  const party = partyOf(text)
  return party.name === '' ? null : party
}

/** A text that says something: `NOASSERTION` and `NONE` are null (SPDX 2.3 §7). */
export function readAsserted(node: JsonNode, field: string, limit?: number): string | null {
  const text = readText(node, field, limit)
  return text === null || isSilent(text) ? null : text
}

/** Whether a value says that nothing is known or there. */
export function isSilent(text: string): boolean {
  return text === 'NOASSERTION' || text === 'NONE'
}
