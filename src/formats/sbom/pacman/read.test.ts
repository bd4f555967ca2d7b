import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

it('reads descriptions of the database', () => {
  expect(readSbom(fixture('desc'))).toMatchObject({
    value: {
      format: 'pacman',
      components: [
        {
          path: '/line/1',
          purl: 'pkg:alpm/arch/libtool-libs@2.4.7-6?arch=x86_64&distro=arch&upstream=libtool',
        },
        { path: '/line/23', purl: 'pkg:alpm/arch/made@1:1.0-1?distro=arch' },
      ],
      dependencies: [{ from: 0, to: 1 }],
    },
    warnings: [{ path: '/line/32', code: 'sbom.entry-without-version' }],
  })
})

it('reads what -Qi prints, of another distribution than Arch without its name', () => {
  expect(readSbom(fixture('qi.txt'))).toMatchObject({
    value: {
      specVersion: '-Qi',
      components: [{ purl: 'pkg:alpm/made@1:1.0-1?arch=x86_64' }, { purl: 'pkg:alpm/other@2.0-1' }],
      dependencies: [{ from: 0, to: 1 }],
    },
  })
})

it('reads what -Q prints', () => {
  expect(readSbom(fixture('q.txt'))).toMatchObject({
    value: {
      specVersion: '-Q',
      components: [{ purl: 'pkg:alpm/acl@2.3.2-1' }, { name: 'systemd' }, { version: '1:4.16.0-1.1' }],
    },
  })
  expect(readSbom(Buffer.from('acl 2.3.2-1\nand a letter\n'))).toMatchObject({ ok: false })
})
