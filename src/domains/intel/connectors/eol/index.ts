import { readLife } from '#formats/life/index.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type Connector, fetchWhole, type Inspection } from '../connector.ts'

/** endoflife.date: one answer with all products, always whole. */
export const eol: Connector = {
  id: 'eol',
  listParts: () => Promise.resolve(['']),
  async fetch(visit) {
    const caught = await fetchWhole(visit)
    return caught === null ? null : { ...caught, name: 'full.json' }
  },
  inspect,
}

function inspect(bytes: Uint8Array): Parsed<Inspection> {
  const read = readLife(bytes)
  if (!read.ok) return read
  const { products, isWhole } = read.value
  return readable({ records: products.length, unreadable: isWhole ? 0 : products.length + 1 })
}
