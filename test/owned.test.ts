import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { explainMatch } from '#domains/matching/explanations/explanation-actions.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { readPackage } from '#domains/matching/packages/package-actions.ts'
import { type House, openHouse } from './matching/house.ts'
import { entry, osv as record, until } from './matching/scenarios.ts'

const patience = 180_000

const id = 'CVE-2026-8800'
const upstream = entry(['PyPI', 'urlthree'], until('1.24.3'))
const mended = entry(['Red Hat:enterprise_linux:8::baseos', 'python3-urlthree'], until('0:1.24.2-2.el8'))
const part = { type: 'library', name: 'urlthree', version: '1.24.2', purl: 'pkg:pypi/urlthree@1.24.2' }
const packaged = (release: string) => ({
  type: 'library',
  name: 'python3-urlthree',
  version: `1.24.2-${release}`,
  purl: `pkg:rpm/redhat/python3-urlthree@1.24.2-${release}?distro=redhat-8&upstream=python-urlthree-1.24.2-${release}.src.rpm`,
  components: [part],
})

describe('a part of a distribution’s package', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('alone', 'behind', 'mended')
    const { hold, publishAs, settle } = house
    await publishAs(osv, record(id, [upstream]))
    await hold('alone', part)
    await hold('behind', packaged('1.el8'))
    await hold('mended', packaged('5.el8'))
    await settle()
  }, patience)
  afterAll(() => house.end())

  const findings = async () =>
    (await house.findings()).map(({ line, component, ...more }) => ({
      line: line.replace(id, component),
      ...more,
    }))
  const lines = async () => (await findings()).map(({ line }) => line).toSorted()
  const owner = (release: string) => ({ name: 'python3-urlthree', version: `1.24.2-${release}` })

  it('is undetermined while the distribution says nothing, and names the package', async () => {
    expect(await lines()).toEqual([
      'alone urlthree affected',
      'behind urlthree undetermined',
      'mended urlthree undetermined',
    ])
    const [alone, behind] = await findings()
    expect(alone).toMatchObject({ doubt: undefined, owner: undefined })
    expect(behind).toMatchObject({ doubt: 'owned', owner: owner('1.el8'), range: '< 1.24.3' })
  })

  it('is what the distribution says of the package once it says something', async () => {
    await house.publishAs(osv, record(id, [upstream, mended]))
    await house.settle()

    expect(await lines()).toEqual([
      'alone urlthree affected',
      'behind python3-urlthree affected',
      'behind urlthree affected',
    ])
    const behind = (await findings()).find(({ line }) => line === 'behind urlthree affected')
    expect(behind).toMatchObject({
      doubt: undefined,
      owner: { ...owner('1.el8'), says: 'affected' },
      range: '< 0:1.24.2-2.el8',
    })
  })

  it('tells why it is not affected, with the range of the distribution', async () => {
    const told = await explainMatch(house.context, {
      vulnerability: id,
      component: part.purl,
      ciId: house.idOf('mended'),
    })

    const [one] = told.components
    expect(one).toMatchObject({
      verdict: 'not_affected',
      causes: expect.arrayContaining(['excused']),
      reason: { owner: { ...owner('5.el8'), says: 'affected' }, range: '< 0:1.24.2-2.el8' },
    })
  })

  it('stands in the page of the package beside the same version alone', async () => {
    const { rows } = await readPackage(house.context, 'pypi/urlthree')

    const told = rows.versions.map(({ owner: of, verdict, cis, items }) => [of?.version, verdict, cis, items])
    expect(told).toEqual([
      [undefined, 'affected', 1, { affected: 1, undetermined: 0 }],
      ['1.24.2-1.el8', 'affected', 1, { affected: 1, undetermined: 0 }],
      ['1.24.2-5.el8', null, 1, { affected: 0, undetermined: 0 }],
    ])
  })

  it('is the same when everything is matched from nothing', async () => {
    const before = await lines()
    await asActor(house.context, matchEverything)

    expect(await lines()).toEqual(before)
  })

  it('is in doubt again when the distribution takes its word back', async () => {
    await house.publishAs(osv, record(id, [upstream], { modified: '2026-02-01T00:00:00Z' }))
    await house.settle()

    expect(await lines()).toEqual([
      'alone urlthree affected',
      'behind urlthree undetermined',
      'mended urlthree undetermined',
    ])
  })
})
