import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { portage } from './index.ts'

const told = (text: string | Buffer) => {
  const result = readSbom(Buffer.from(text))
  return result.ok ? result.value.components.map(({ purl, path }) => `${path} ${purl}`) : result.problems
}

it('reads what qlist prints, with slots and repositories', () => {
  const list = readFileSync(new URL('./fixtures/qlist.txt', import.meta.url))

  expect(told(list)).toEqual([
    '/line/1 pkg:ebuild/acct-group/audio@0-r3',
    '/line/2 pkg:ebuild/app-arch/bzip2@1.0.8-r5',
    '/line/3 pkg:ebuild/media-libs/libpng@1.6.43',
    '/line/4 pkg:ebuild/net-misc/openssh@9.7_p1-r6',
    '/line/5 pkg:ebuild/virtual/jre@17',
    '/line/6 pkg:ebuild/x11-libs/gtk%2B@3.24.41-r1',
  ])
  expect(readSbom(list)).toMatchObject({
    value: { format: 'portage', specVersion: 'qlist -Iv', lifecycles: ['operations'] },
    warnings: [],
  })
})

it('reads the folders of the database', () => {
  expect(told('/var/db/pkg/sys-libs/zlib-1.3.1\n/var/db/pkg/dev-lang/python-3.12.3-r1/\n')).toEqual([
    '/line/1 pkg:ebuild/sys-libs/zlib@1.3.1',
    '/line/2 pkg:ebuild/dev-lang/python@3.12.3-r1',
  ])
})

it('tells lines that it cannot read, and keeps the others', () => {
  expect(portage.read(Buffer.from('sys-libs/zlib-1.3.1\nno package at all\n'))).toMatchObject({
    ok: true,
    value: { components: [{ name: 'zlib' }] },
    warnings: [{ path: '/line/2', code: 'sbom.line-not-read' }],
  })
})

it.each(['', 'one/two-three\n', 'folder/name-1.0\n', `a-b/${'c-'.repeat(500_000)}1\n`])(
  'leaves other texts to others',
  (text) => {
    expect(portage.recognises(text)).toBe(false)
  },
)
