import { expect, it } from 'vitest'
import { idsIn, licencesIn, statedLicences } from '#formats/licence/stated-licences.ts'
import type { SbomLicence } from '#formats/sbom/model/sbom-document.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { fc } from '#test/property.ts'
import { listComponentRows, listLicenceRows } from './composition-view.ts'
import { countLicences } from './licence-counts.ts'
import { bomOf, openWorkbench } from './trials/taking.ts'

const database = await testDatabase()
const context = testContext(database)

const entry = (name: string, ...licences: readonly string[]) => ({
  type: 'library',
  name,
  purl: `pkg:npm/${name}@1`,
  version: '1',
  licenses: licences.map((text) => ({ license: { name: text } })),
})

const rowsOf = async (ciId: string, licence?: string) =>
  (await listComponentRows(database.kysely, ciId, { licence, limit: 1000 })).rows

it('keeps licences as SPDX knows them, and what is not on its list as it is written', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  await take(
    bomOf([entry('a', 'The MIT License'), entry('b', 'ours alone', 'mit or Apache-2.0'), entry('c')]),
  )

  expect((await rowsOf(ciId)).map(({ name, licences }) => [name, licencesIn(licences)])).toEqual([
    ['a', [{ text: 'MIT', isKnown: true }]],
    [
      'b',
      [
        { text: 'ours alone', isKnown: false },
        { text: 'MIT OR Apache-2.0', isKnown: true },
      ],
    ],
    ['c', []],
  ])
  expect(countLicences(await listLicenceRows(database.kysely, ciId))).toEqual({
    rows: [
      { text: 'MIT', isKnown: true, components: 2 },
      { text: 'Apache-2.0', isKnown: true, components: 1 },
      { text: 'ours alone', isKnown: false, components: 1 },
    ],
    none: 1,
  })
})

it('writes again what stands under another licence now, and nothing else', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  await take(bomOf([entry('a', 'MIT'), entry('b', 'ISC')]))
  const second = await take(bomOf([entry('a', 'MIT'), entry('b', 'Zlib')]))

  expect(second.outcome?.result).toMatchObject({ added: 0, removed: 0, changed: 0, kept: 2 })
  expect((await rowsOf(ciId)).map(({ licences }) => licences)).toEqual(['MIT', 'Zlib'])
})

it('narrows by a licence as going through all of them does', async () => {
  const written = fc.constantFrom(
    'MIT',
    'MIT OR Apache-2.0',
    '(MIT AND ISC) OR Zlib',
    'MIT-0',
    'Apache-2.0+',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'LicenseRef-MIT',
    'no MIT at all',
    'ISC',
  )
  const components = fc.array(fc.array(written, { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  const wanted = ['MIT', 'Apache-2.0', 'ISC', 'MIT-0', 'LicenseRef-MIT', 'GPL-2.0-only', 'other', 'none']
  const { ciId, take } = await openWorkbench(database, context)
  await fc.assert(
    fc.asyncProperty(components, async (drawn) => {
      await take(bomOf(drawn.map((licences, at) => entry(`p${String(at).padStart(2, '0')}`, ...licences))))
      for (const licence of wanted) {
        const names = drawn.flatMap((licences, at) =>
          isUnder(licence, licences) ? [`p${String(at).padStart(2, '0')}`] : [],
        )
        expect(
          (await rowsOf(ciId, licence)).map(({ name }) => name),
          licence,
        ).toEqual(names)
      }
    }),
    { numRuns: 12, seed: 38 },
  )
})

function isUnder(licence: string, texts: readonly string[]): boolean {
  const said = texts.map((text): SbomLicence => ({ kind: 'name', text, acknowledgement: null }))
  const stated = licencesIn(statedLicences()(said))
  if (licence === 'none') return stated.length === 0
  if (licence === 'other') return stated.some(({ isKnown }) => !isKnown)
  return stated.some(({ text, isKnown }) => isKnown && idsIn(text.replaceAll('+', '')).includes(licence))
}
