import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { isArchive, readEntries } from '#platform/archives/index.ts'
import { tarOf } from '#platform/archives/trials/tar-of.ts'
import { documentIn } from './archived-document.ts'

const archives = { isArchive, readEntries }
const bom = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}'

type Content = Readonly<Record<string, string | Buffer>>

async function zipOf(content: Content): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(content)) zip.addBuffer(Buffer.from(bytes), name)
  zip.end()
  return await joined(zip.outputStream)
}

async function joined(chunks: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks)
    parts.push(Buffer.from(chunk instanceof Uint8Array ? chunk : String(chunk)))
  return Buffer.concat(parts)
}

it('passes on what is no archive', async () => {
  const bytes = Buffer.from(bom)

  expect(await documentIn({ bytes, name: 'bom.json' }, archives)).toEqual({
    ok: true,
    value: { bytes, name: 'bom.json' },
    warnings: [],
  })
})

describe.each([
  ['zip', zipOf],
  ['tar', async (content: Content) => await tarOf(Object.entries(content))],
])('a %s', (_, archiveOf) => {
  it('with one document is that document, by its own name', async () => {
    const bytes = await archiveOf({
      'README.md': '# how to',
      'out/requirements.txt': 'flask==2.0\n',
      '__MACOSX/out/requirements.txt': 'flask==2.0\n',
      '.git/requirements.txt': 'flask==2.0\n',
    })

    expect(await documentIn({ bytes, name: 'all' }, archives)).toMatchObject({
      ok: true,
      value: { name: 'out/requirements.txt' },
      warnings: [{ code: 'archives.read-within', facts: { name: 'out/requirements.txt' } }],
    })
  })

  it('with several documents is refused with their names', async () => {
    const bytes = await archiveOf({ 'a.json': bom, 'b.json': bom })

    expect(await documentIn({ bytes, name: 'all' }, archives)).toEqual({
      ok: false,
      problems: [
        { path: '', code: 'archives.several-documents', facts: { count: 2, names: 'a.json, b.json' } },
      ],
    })
  })

  it('with very many documents names twenty', async () => {
    const names = Array.from({ length: 25 }, (_entry, number) => `${number}.json`)
    const bytes = await archiveOf(Object.fromEntries(names.map((name) => [`d/${name}`, bom])))
    const result = await documentIn({ bytes, name: 'all' }, archives)

    expect(result).toMatchObject({ problems: [{ facts: { count: 25 } }] })
    const told = result.ok ? '' : String(result.problems[0]?.facts?.names)
    expect(told.split(', ')).toHaveLength(21)
  })

  it('without a document says so', async () => {
    const bytes = await archiveOf({ 'README.md': '# nothing' })

    expect(await documentIn({ bytes, name: 'all' }, archives)).toEqual({
      ok: false,
      problems: [{ path: '', code: 'archives.no-document', facts: { count: 1 } }],
    })
  })

  it('security.md 4.1: within an archive is not opened, and told', async () => {
    const inner = await archiveOf({ 'bom.json': bom })
    const bytes = await archiveOf({ 'inner.bin': inner, 'bom.json': bom })

    expect(await documentIn({ bytes, name: 'all' }, archives)).toMatchObject({
      ok: true,
      value: { name: 'bom.json' },
      warnings: [{ code: 'archives.read-within' }, { path: '/inner.bin', code: 'archives.nested' }],
    })
  })
})

it('security.md 4.1: an encrypted entry is told', async () => {
  const bytes = await zipOf({ 'bom.json': bom })
  const directory = bytes.indexOf('504b0102', 0, 'hex')
  bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8)

  expect(await documentIn({ bytes, name: 'all' }, archives)).toMatchObject({
    ok: false,
    problems: [{ code: 'archives.no-document' }, { path: '/bom.json', code: 'archives.encrypted' }],
  })
})
