import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom, recogniseSbom } from '../index.ts'
import { readApk } from './read.ts'

const fixture = readFileSync(new URL('./fixtures/alpine-3.18.installed', import.meta.url))

it('lists what is installed, with origins and the release that alpine-release tells', () => {
  const result = readApk(fixture)

  expect(result.ok && result.value.components.map(({ path, purl }) => [path, purl])).toEqual([
    [
      '/line/1',
      'pkg:apk/alpine/alpine-release@3.18.4-r0?arch=x86_64&distro=alpine-3.18&upstream=alpine-base',
    ],
    ['/line/10', 'pkg:apk/alpine/libssl3@3.1.3-r0?arch=x86_64&distro=alpine-3.18&upstream=openssl'],
    ['/line/22', 'pkg:apk/alpine/musl@1.2.4-r1?arch=x86_64&distro=alpine-3.18'],
  ])
})

it('connects each package with what provides its needs', () => {
  const result = readApk(fixture)

  expect(result.ok && result.value.dependencies).toEqual([{ from: 1, to: 2, kind: 'depends-on' }])
})

it('tells an entry without version by its line', () => {
  const result = readApk(fixture)

  expect(result).toMatchObject({ warnings: [{ path: '/line/29', code: 'sbom.entry-without-version' }] })
})

it.each([
  [
    'alpine-release',
    '3.22.0_alpha20250108-r0',
    'pkg:apk/alpine/alpine-release@3.22.0_alpha20250108-r0?distro=alpine-edge',
  ],
  ['alpine-baselayout', '3.4.3-r1', 'pkg:apk/alpine/alpine-baselayout@3.4.3-r1'],
  ['wolfi-baselayout', '20230201-r0', 'pkg:apk/wolfi/wolfi-baselayout@20230201-r0?distro=wolfi'],
  ['busybox', '1.36.1-r2', 'pkg:apk/busybox@1.36.1-r2'],
])('takes the distribution from %s %s, or leaves it open', (name, version, purl) => {
  const result = readApk(Buffer.from(`P:${name}\nV:${version}\n`))

  expect(result.ok && result.value.components[0]?.purl).toBe(purl)
})

it('is recognised by its entries', () => {
  expect(recogniseSbom(fixture)?.id).toBe('apk')
  expect(recogniseSbom(Buffer.from('P:musl\nV:1.1.14-r10\nA:x86_64\n'))?.id).toBe('apk')
  expect(recogniseSbom(Buffer.from('P:S. I will be late.\n'))).toBeNull()
})

it('reads what apk prints', () => {
  const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url)))

  expect(read('info-vv')).toMatchObject({
    value: {
      format: 'apk',
      specVersion: 'list',
      components: [{}, { purl: 'pkg:apk/alpine/musl@1.2.4_git20230717-r4?distro=alpine-3.18' }],
    },
    warnings: [],
  })
  expect(read('list')).toMatchObject({
    value: {
      components: [
        {},
        { purl: 'pkg:apk/alpine/libssl3@3.1.3-r0?arch=x86_64&distro=alpine-3.18&upstream=openssl' },
      ],
    },
  })
})
