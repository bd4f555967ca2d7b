import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom, recogniseSbom } from '../index.ts'

const at = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

function programsOf(bytes: Uint8Array) {
  const result = readSbom(bytes)
  if (!result.ok) return result
  const { specVersion, components, unused } = result.value
  return {
    specVersion,
    unused,
    programs: components.map(({ path, name, version, supplier }) => [path, name, version, supplier]),
  }
}

it('reads the programs of the registry as PowerShell prints them, and passes over what has no name', () => {
  expect(programsOf(at('uninstall.json'))).toEqual({
    specVersion: 'Get-ItemProperty',
    unused: [{ path: '', field: 'DisplayName', count: 1 }],
    programs: [
      ['/0', 'Sample Editor 4', '4.2.1', 'Sample Corp.'],
      ['/2', '部品管理', null, '見本製作所'],
    ],
  })
})

it('reads them in UTF-16, as older PowerShell writes files', () => {
  const text = `\ufeff${at('uninstall.json').toString()}`

  expect(programsOf(Buffer.from(text, 'utf16le'))).toEqual(programsOf(at('uninstall.json')))
})

it('reads a single program of Get-Package, which stands in no array', () => {
  expect(programsOf(at('get-package.json'))).toMatchObject({
    specVersion: 'Get-Package',
    programs: [['', 'Sample Editor 4', '4.2.1', null]],
  })
})

it('reads what winget and scoop export', () => {
  expect(programsOf(at('winget.json'))).toMatchObject({
    specVersion: 'winget export',
    programs: [
      ['/Sources/0/Packages/0', 'Sample.Editor', '4.2.1', null],
      ['/Sources/0/Packages/1', 'Sample.Viewer', null, null],
    ],
  })
  expect(programsOf(at('scoop.json'))).toMatchObject({
    specVersion: 'scoop export',
    programs: [
      ['/apps/0', 'sample-editor', '4.2.1', null],
      ['/apps/1', 'sample-viewer', '2.0', null],
    ],
  })
})

it('names the place of what is no program', () => {
  const text = '[{"DisplayName":"A","DisplayVersion":"1"},7,{"DisplayName":["B"],"DisplayVersion":"2"}]'

  expect(readSbom(Buffer.from(text))).toMatchObject({
    ok: true,
    value: { components: [{ name: 'A' }] },
    warnings: expect.arrayContaining([
      { path: '/1', code: 'json.wrong-kind', facts: { expected: 'object' } },
      { path: '/2/DisplayName', code: 'json.wrong-kind', facts: { expected: 'text' } },
    ]),
  })
})

it.each(['{"Name":"a","Version":"1"}', '[{"name":"a","version":"1"}]', '{"apps":[],"x":1}'])(
  'leaves other lists alone: %s',
  (text) => {
    expect(recogniseSbom(Buffer.from(text))?.id).not.toBe('windows')
  },
)

it('reads an array with its length, as Windows PowerShell prints some', () => {
  const value = [{ DisplayName: 'Sample Editor 4', DisplayVersion: '4.2.1' }]

  expect(programsOf(Buffer.from(JSON.stringify({ value, Count: 1 })))).toMatchObject({
    programs: [['/value/0', 'Sample Editor 4', '4.2.1', null]],
  })
})

it.each([
  { apps: [{ DisplayName: 'Sample Editor 4', DisplayVersion: '4.2.1' }] },
  { report: { Name: 'x', Version: '1', Vendor: 'y', IdentifyingNumber: '{1}' } },
])('is not taken in by documents that only have its words: %j', (document) => {
  expect(readSbom(Buffer.from(JSON.stringify(document)))).toMatchObject({
    ok: false,
    problems: [{ code: 'sbom.not-recognised' }],
  })
})
