import type { Actor } from '#domains/identity/index.ts'
import { differ, nameOf, type Row, rowsOf, seenItems, staff } from './expectations.ts'

const readers = [...staff, 'contact']

function mayReadRed(actor: Actor): boolean {
  return actor.kind === 'person' && actor.clearance === 'red'
}

/** What others state: the item list heeds who may see the items, the documents their labels. */
export const statementRows: Readonly<Record<string, Row>> = {
  'matching.list-statements': (world, actor) => [
    {
      what: 'by name',
      path: '/vulnerabilities/CVE-2026-0001/statements',
      expect: readers.includes(nameOf(actor)) ? 'allowed' : 'refused',
      check: (body) => {
        const rows = rowsOf(body)
        const seen = seenItems(world, actor, 'finding.view').map((item) => item.id)
        const documents = [world.documents.open, ...(mayReadRed(actor) ? [world.documents.red] : [])]
        return (
          differ(
            'documents',
            rows.map((row) => Object(row.document).id),
            documents,
          ) ??
          differ('total', [Object(body).total], [documents.length]) ??
          differ(
            'items',
            rows.flatMap((row) => Object(row.items).rows.map((one: unknown) => Object(one).ci.id)),
            documents.flatMap(() => seen),
          )
        )
      },
    },
  ],
  'intel.list-vex-documents': (world, actor) => [
    {
      what: 'all',
      path: '/vex-documents',
      expect: readers.includes(nameOf(actor)) ? 'allowed' : 'refused',
      check: (body) => {
        const documents = [world.documents.open, ...(mayReadRed(actor) ? [world.documents.red] : [])]
        return (
          differ(
            'documents',
            rowsOf(body).map((row) => row.id),
            documents,
          ) ?? differ('total', [Object(body).total], [documents.length])
        )
      },
    },
  ],
  'intel.read-vex-document': (world, actor) =>
    (['open', 'red'] as const).map((label) => ({
      what: label,
      path: `/vex-documents/${world.documents[label]}`,
      expect: expectDocument(actor, label),
    })),
}

function expectDocument(actor: Actor, label: 'open' | 'red') {
  if (!readers.includes(nameOf(actor))) return 'refused'
  return label === 'open' || mayReadRed(actor) ? 'allowed' : 'hidden'
}
