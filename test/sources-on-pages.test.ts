import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { readVulnerability } from '#contract/matching/findings.ts'
import { readPackage } from '#contract/matching/packages.ts'
import type { AnyRoute } from '#contract/route.ts'
import { importContent } from '#domains/intel/trials/importing.ts'
import { findingRoutes } from '#domains/matching/findings/finding-routes.ts'
import { packageRoutes } from '#domains/matching/packages/package-routes.ts'
import { addComponent, addItem, contain, openWorld } from '#domains/matching/trials/world.ts'

const world = await openWorld()

/** What a route answers, checked by its contract. */
async function ask(route: AnyRoute, given: { readonly params?: unknown; readonly query?: unknown }) {
  const found = [...findingRoutes, ...packageRoutes].find((one) => one.route.id === route.id)
  const told = await found?.reply({
    context: world.context,
    params: given.params,
    query: given.query,
    body: undefined,
    version: undefined,
    file: Readable.from([]),
    address: '127.0.0.1',
    agent: 'test',
    setSession: () => {},
  })
  return route.answer?.parse(told)
}

const details = `<VULDEF-Document xmlns="http://jvn.jp/vuldef/" xml:lang="ja"><Vulinfo><VulinfoID>JVNDB-2026-000001</VulinfoID>
  <VulinfoData><Title>試験製品の脆弱性</Title><VulinfoDescription><Overview>試験製品には脆弱性が存在します。</Overview></VulinfoDescription>
  <Affected><AffectedItem><Name>試験</Name><ProductName>製品</ProductName><Cpe version="2.2">cpe:/a:example:product</Cpe>
  <VersionNumber>2.13.0 から 2.15.0 より前のバージョン</VersionNumber><VersionNumber>一部の版</VersionNumber></AffectedItem></Affected>
  <Impact><ImpactItem><Description>影響。</Description></ImpactItem></Impact>
  <Solution><SolutionItem><Description>対策。</Description></SolutionItem></Solution>
  <Related><RelatedItem type="advisory"><Name>Common Vulnerabilities and Exposures (CVE)</Name><VulinfoID>CVE-2026-0001</VulinfoID></RelatedItem></Related>
  <DateLastUpdated>2026-10-15T09:30:41+09:00</DateLastUpdated></VulinfoData></Vulinfo></VULDEF-Document>`

const osv = {
  schema_version: '1.7.0',
  id: 'CVE-2026-0001',
  modified: '2026-10-20T00:00:00Z',
  summary: 'Flaw of it',
  details: 'In English.',
}

it('tells background, impact and solution in Japanese beside the English source, and what phrases mean', async () => {
  await importContent(world.context, { source: 'jvn', content: Buffer.from(details), name: 'details.xml' })
  await importContent(world.context, {
    source: 'osv',
    content: Buffer.from(JSON.stringify(osv)),
    name: 'record.json',
  })

  const told = await ask(readVulnerability, { params: { alias: 'jvndb-2026-000001' } })

  expect(told).toMatchObject({
    name: 'CVE-2026-0001',
    details: 'In English.',
    records: [
      { source: 'osv' },
      {
        source: 'jvn',
        title: '試験製品の脆弱性',
        texts: {
          language: 'ja',
          background: '試験製品には脆弱性が存在します。',
          impact: '影響。',
          solution: '対策。',
        },
        phrases: [
          {
            vendor: '試験',
            product: '製品',
            cpes: ['cpe:/a:example:product'],
            versions: [
              { text: '2.13.0 から 2.15.0 より前のバージョン', ranges: ['>= 2.13.0, < 2.15.0'] },
              { text: '一部の版', ranges: null },
            ],
          },
        ],
      },
    ],
  })
})

it('tells until when the release line of a version in use is looked after', async () => {
  const item = await addItem(world, { team: world.psirt, name: 'gateway' })
  await contain(world, item, [await addComponent(world, 'lib')])
  const list = (eolFrom: string) =>
    JSON.stringify({
      schema_version: '1.2.0',
      generated_at: '2026-11-20T00:00:00Z',
      total: 1,
      result: [
        {
          name: 'lib',
          label: 'Lib',
          links: { html: 'https://endoflife.date/lib' },
          identifiers: [{ type: 'purl', id: 'pkg:npm/lib' }],
          releases: [{ name: '1', eolFrom, latest: { name: '1.9.0' } }],
        },
      ],
    })
  await importContent(world.context, {
    source: 'eol',
    content: Buffer.from(list('2020-01-01')),
    name: 'full.json',
  })

  const told = await ask(readPackage, { query: { key: 'npm/lib' } })

  expect(told).toMatchObject({
    products: [{ source: 'eol', name: 'lib', label: 'Lib', url: 'https://endoflife.date/lib' }],
    versions: [
      {
        life: {
          product: 'lib',
          release: '1',
          support: { on: '2020-01-01', isOver: true },
          extendedSupport: { on: null, isOver: null },
          latest: '1.9.0',
        },
      },
    ],
  })
})
