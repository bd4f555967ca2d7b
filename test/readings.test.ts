import { expect, it } from 'vitest'
import { csaf } from '#domains/intel/feeds/csaf/index.ts'
import { advisoryReaderRevision } from '#domains/intel/rereading/reading.data.ts'
import { vexRows } from '#domains/intel/vex/vex.ts'
import { contentOf } from '#domains/inventory/documents/document.ts'
import { unpackGraph } from '#domains/inventory/documents/graph.ts'
import { readerRevision } from '#domains/inventory/documents/reading.data.ts'
import { packFacts, unpackFacts } from '#domains/inventory/facts/stretch.ts'
import { readSbom } from '#formats/sbom/index.ts'
import { readVex } from '#formats/vex/index.ts'
import { type Making, type Readings, readFixtures, readOtherwise, recordedAt, recordOf } from './readings.ts'

/** All that is kept of an SBOM, as `read-document.task.ts` makes it. */
const itemDocument: Making = (bytes, name) => {
  const sbom = readSbom(bytes, name)
  if (!sbom.ok) return null
  const { positions, graph, ...content } = contentOf(sbom.value)
  const facts = packFacts(sbom.value, positions).map(({ bytes: packed, ...rest }) => ({
    ...rest,
    facts: unpackFacts(rest.kind, packed),
  }))
  return { ...content, positions, graph: unpackGraph(Buffer.from(graph)), facts, warnings: sbom.warnings }
}

/** All that is kept of a CSAF document, as `read-records.task.ts` makes it. */
const csafDocument: Making = async (bytes) => {
  const opened = csaf.documents?.open(bytes)
  if (opened?.ok !== true) return null
  const { document, records, vex, judge } = opened.value
  const parts = records.map(({ facts, content }) => [facts, Buffer.from(content).toString()])
  const judgement = await judge()
  return { document, judgement, parts, vex: rowsOf(vex, bytes), warnings: opened.warnings }
}

/** All that is kept of a VEX document, as `read-vex.task.ts` makes it. */
const vexDocument: Making = (bytes) => {
  const read = readVex(bytes)
  return read.ok ? { rows: rowsOf(read.value, bytes), warnings: read.warnings } : null
}

function rowsOf(document: Parameters<typeof vexRows>[0], bytes: Buffer) {
  const { head, ...pieces } = vexRows(document, { bytes, problems: [] })
  return [head, Object.values(pieces).map((piece) => piece.map((rows) => JSON.parse(rows)))]
}

const families = [
  {
    what: 'documents of items',
    file: 'documents.json',
    constant: 'readerRevision in src/domains/inventory/documents/reading.data.ts',
    read: async () =>
      await readFixtures(['src/formats/sbom/**/fixtures/**'], {
        revision: readerRevision,
        make: itemDocument,
      }),
  },
  {
    what: 'CSAF documents',
    file: 'csaf.json',
    constant: 'advisoryReaderRevision in src/domains/intel/rereading/reading.data.ts',
    read: async () =>
      await readFixtures(['src/formats/{advisory,vex}/csaf/fixtures/**'], {
        revision: advisoryReaderRevision,
        make: csafDocument,
      }),
  },
  {
    what: 'VEX documents',
    file: 'vex.json',
    constant: 'advisoryReaderRevision in src/domains/intel/rereading/reading.data.ts',
    read: async () =>
      await readFixtures(['src/formats/vex/**/fixtures/**'], {
        revision: advisoryReaderRevision,
        make: vexDocument,
      }),
  },
] as const

// The judge of CSAF loads the catalogues of the standard first, on a busy machine for long.
const patience = 120_000

it.each(families)(
  'reads $what as recorded for the revision of their readers',
  async (family) => {
    const place = new URL(`readings/${family.file}`, import.meta.url)
    const today = await family.read()

    const otherwise = readOtherwise(recordedAt(place), today)

    // Not recorded even with -u.
    if (otherwise.length > 0) throw new Error(adviceOn(family, otherwise))
    await expect(
      recordOf(today),
      `fixtures or ${family.constant} changed: record them (npx vitest run test/readings.test.ts -u)`,
    ).toMatchFileSnapshot(`readings/${family.file}`)
  },
  patience,
)

function adviceOn(
  { what, constant }: Pick<(typeof families)[number], 'what' | 'constant'>,
  paths: readonly string[],
): string {
  return [
    `The readers make something else of these ${what} than their present revision did:`,
    ...paths.map((path) => `  ${path}`),
    `Documents that are kept are only read again where the revision rose. If this change is wanted, raise`,
    `${constant}, then record: npx vitest run test/readings.test.ts -u`,
    `(Raised since the last commit already? Take back the record, git checkout test/readings, and record once more.)`,
  ].join('\n')
}

const recorded: Readings = {
  revision: 3,
  readings: { same: 'a 1', other: 'b 2', changed: 'c 3', gone: 'd 4', refused: 'e refused' },
}

it.each([
  ['nothing changed', {}, []],
  ['a reader makes something else', { other: 'b 9' }, ['other']],
  ['a reader refuses what it read', { other: 'b refused' }, ['other']],
  ['a fixture is another', { changed: 'x 9' }, []],
  ['a fixture is new', { more: 'f 1' }, []],
  ['what was refused is read', { refused: 'e 9' }, []],
])('asks for another revision only where kept documents would be read otherwise: %s', (_, news, paths) => {
  const today = { revision: 3, readings: { ...recorded.readings, ...news } }

  expect(readOtherwise(recorded, today)).toEqual(paths)
  expect(readOtherwise(recorded, { ...today, revision: 4 })).toEqual([])
  expect(readOtherwise(null, today)).toEqual([])
})

it('needs no other revision where a fixture went', () => {
  const { gone: _, ...left } = recorded.readings

  expect(readOtherwise(recorded, { revision: 3, readings: left })).toEqual([])
})
