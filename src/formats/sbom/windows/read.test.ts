import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = readFileSync(new URL('./fixtures/uninstall.reg', import.meta.url))

it('lists the programs, in UTF-8 and in UTF-16', () => {
  const utf16 = Buffer.from(`\ufeff${fixture.toString().replaceAll('\n', '\r\n')}`, 'utf16le')

  for (const bytes of [fixture, utf16]) {
    expect(readSbom(bytes)).toMatchObject({
      value: {
        format: 'windows',
        specVersion: '5.00',
        components: [
          {
            name: 'Some "Program" 日本語',
            version: '1.2.3',
            supplier: 'Somebody, Inc.',
            kind: 'application',
            purl: null,
            path: '/line/6',
          },
        ],
        unused: [{ field: 'Uninstall', count: 2 }],
      },
    })
  }
})

it('refuses other parts of the registry', () => {
  const other = 'REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Other]\n"DisplayName"="x"\n'

  expect(readSbom(Buffer.from(other))).toMatchObject({
    ok: false,
    problems: [{ code: 'sbom.not-recognised' }],
  })
})
