import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

it('reads the status file, which looks like that of dpkg', () => {
  expect(readSbom(readFileSync(new URL('./fixtures/status', import.meta.url)))).toMatchObject({
    value: {
      format: 'opkg',
      components: [
        { purl: 'pkg:opkg/ubus@2024.10.20-r1?arch=x86_64' },
        { purl: 'pkg:opkg/libubus20241020@2024.10.20-r1' },
      ],
      dependencies: [{ from: 0, to: 1 }],
      unused: [{ path: '/line/14', field: 'Package', count: 1 }],
    },
  })
})

it('reads what opkg list-installed prints', () => {
  expect(readSbom(Buffer.from('base-files - 1562-r24106\nbusybox - 1.36.1-1\n'))).toMatchObject({
    value: { specVersion: 'list-installed', components: [{ name: 'base-files' }, { version: '1.36.1-1' }] },
  })
  expect(readSbom(Buffer.from('one - a letter\n'))).toMatchObject({ ok: false })
})
