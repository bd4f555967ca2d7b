import {
  differ,
  expectOn,
  forRoles,
  nameOf,
  type Probe,
  type Row,
  rowsOf,
  seenItems,
  staff,
} from './expectations.ts'
import { may, type World } from './world.ts'

/** What the questions about a matter may show: the items of the reader, however it was named. */
const matters = ['vulnerability:CVE-2026-0001', 'package:npm/a', 'package:pkg:npm/a@1.0.0'] as const

function onMatters(path: string): Row {
  return (world, actor) =>
    matters.map((from) => ({
      what: from,
      path,
      query: { from },
      expect: 'allowed' as const,
      check: (body: unknown) => {
        const wanted = seenItems(world, actor, 'finding.view')
        const { total, counts } = Object(body)
        return (
          differ(
            'items',
            namesOf(body),
            wanted.map((item) => item.name),
          ) ?? (total === undefined ? undefined : differ('counts', [total, counts.cis], [wanted.length]))
        )
      },
    }))
}

function namesOf(body: unknown): readonly unknown[] {
  return rowsOf(body).map((row) => Object(row.ci).name)
}

/** From an item: seen or hidden like the item; shows what it reaches only where that is seen too. */
function onItems(path: string): Row {
  return (world, actor) =>
    world.items.map((item) => ({
      what: `from ${item.name}`,
      path,
      query: { from: `ci:${item.id}` },
      expect: may(actor, 'ci.view', item) ? ('allowed' as const) : ('hidden' as const),
      check: (body: unknown) => strangers(world, namesOf(body), seenItems(world, actor, 'finding.view')),
    }))
}

function strangers(world: World, found: readonly unknown[], seen: readonly { readonly name: string }[]) {
  const hidden = found.filter(
    (name) => world.items.some((item) => item.name === name) && !seen.some((item) => item.name === name),
  )
  return hidden.length === 0 ? undefined : `shows ${hidden.join(', ')}`
}

function both(path: string): Row {
  return (world, actor): readonly Probe[] => [
    ...onMatters(path)(world, actor),
    ...onItems(path)(world, actor),
  ]
}

/** What a vulnerability, a package or an item touches; documents that are scanned without being kept. */
export const impactRows: Readonly<Record<string, Row>> = {
  'matching.read-impact': both('/impact'),
  'matching.stream-impact-items': both('/impact/items'),
  'matching.explain-match': (world, actor) => {
    const mayRead = [...staff, 'contact'].includes(nameOf(actor))
    return [
      {
        what: 'a purl',
        path: '/explanations',
        query: { vulnerability: 'CVE-2026-0001', component: 'pkg:npm/somewhere@1.0.0' },
        expect: mayRead ? 'allowed' : 'refused',
      },
      ...world.items.map((item) => ({
        what: `${item.name}’s component`,
        path: '/explanations',
        query: { vulnerability: 'CVE-2026-0001', component: world.componentId, ci: item.id },
        expect: mayRead ? expectOn(actor, 'ci.view', item) : ('refused' as const),
      })),
    ]
  },
  'matching.scan-document': forRoles([...staff, 'contact'], () => ({
    path: '/scans',
    body: Buffer.from('{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}'),
  })),
}
