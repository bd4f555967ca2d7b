import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom, recogniseSbom } from '../index.ts'
import { readDpkg } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.status`, import.meta.url))

it('lists what is installed, with source packages and the release that base-files tells', () => {
  const result = readDpkg(fixture('debian-12'))

  expect(result.ok && result.value.components.map(({ path, purl }) => [path, purl])).toEqual([
    ['/line/1', 'pkg:deb/debian/base-files@12.4%2Bdeb12u5?arch=amd64&distro=debian-12'],
    [
      '/line/10',
      'pkg:deb/debian/libssl3@3.0.11-1~deb12u2%2Bb1?arch=amd64&distro=debian-12&upstream=openssl%403.0.11-1~deb12u2',
    ],
    ['/line/17', 'pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12&upstream=glibc'],
    ['/line/29', 'pkg:deb/debian/curl@1:7.88.1-10?arch=amd64&distro=debian-12'],
  ])
  expect(result).toMatchObject({ ok: true, warnings: [] })
  expect(result.ok && result.value.unused).toEqual([{ path: '/line/24', field: 'Package', count: 1 }])
})

it('connects each package with what it needs among those installed', () => {
  const result = readDpkg(fixture('debian-12'))
  if (!result.ok) throw new Error('unreadable')
  const { components, dependencies } = result.value
  const edges = dependencies.map(({ from, to }) => `${components[from]?.name} → ${components[to]?.name}`)

  expect(edges).toEqual(['libssl3 → libc6', 'curl → libc6', 'curl → libssl3'])
})

it('tells lines it cannot read, and reads on', () => {
  const result = readDpkg(fixture('odd'))

  expect(result.ok && result.value.components.map(({ name, version }) => [name, version])).toEqual([
    ['half', '2'],
    ['b', '1'],
    ['d', '4'],
  ])
  expect(result.ok && result.warnings.map(({ path, code }) => [path, code])).toEqual([
    ['/line/5', 'sbom.line-not-read'],
    ['/line/9', 'sbom.component-without-name'],
    ['/line/12', 'sbom.entry-without-version'],
  ])
})

it.each([
  ['12ubuntu4.6', 'pkg:deb/ubuntu/base-files@12ubuntu4.6?distro=ubuntu-22.04'],
  ['99ubuntu1', 'pkg:deb/ubuntu/base-files@99ubuntu1'],
  ['12.4+deb12u5', 'pkg:deb/debian/base-files@12.4%2Bdeb12u5?distro=debian-12'],
  ['13', 'pkg:deb/debian/base-files@13?distro=debian-13'],
  ['1:2024.3.0', 'pkg:deb/base-files@1:2024.3.0'],
])('takes the distribution from base-files %s, or leaves it open', (version, purl) => {
  const result = readDpkg(Buffer.from(`Package: base-files\nVersion: ${version}\n`))

  expect(result.ok && result.value.components[0]?.purl).toBe(purl)
})

it('is recognised by its stanzas, not by its name, and an index of a repository holds nothing installed', () => {
  const index = 'Package: a\nVersion: 1\nFilename: pool/a.deb\n'

  expect(recogniseSbom(fixture('debian-12'))?.id).toBe('dpkg')
  expect(recogniseSbom(Buffer.from('Package: a\r\nVersion: 1\r\n'))?.id).toBe('dpkg')
  expect(recogniseSbom(Buffer.from('Package: a letter\nDear reader'))).toBeNull()
  expect(readSbom(Buffer.from(index))).toMatchObject({ ok: true, value: { components: [] } })
})

it.each([
  ['dpkg-l', ['libc6@2.36-9%2Bdeb12u4?arch=amd64', 'linux-image@6.1.76-1?arch=amd64'], 1],
  ['dpkg-query', ['libc6@2.36-9%2Bdeb12u4?arch=amd64'], 1],
  ['apt-list', ['curl@7.88.1-10%2Bdeb12u5?arch=amd64'], 0],
])('reads what %s prints', (name, purls, absent) => {
  const result = readSbom(readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url)))

  expect(result).toMatchObject({ ok: true, value: { format: 'dpkg', specVersion: 'list' }, warnings: [] })
  const found = result.ok ? result.value.components.filter((one) => one.name !== 'base-files') : []
  expect(found.map(({ purl }) => purl)).toEqual(
    purls.map((purl) => `pkg:deb/debian/${purl}&distro=debian-12`),
  )
  expect(result.ok && (result.value.unused[0]?.count ?? 0)).toBe(absent)
})

it('reads source packages where a format asks for them', () => {
  const result = readSbom(readFileSync(new URL('./fixtures/dpkg-query-format.txt', import.meta.url)))

  expect(result.ok && result.value.components.map(({ purl }) => purl)).toEqual([
    'pkg:deb/debian/libssl3@3.0.11-1~deb12u2%2Bb1?arch=amd64&distro=debian-12&upstream=openssl%403.0.11-1~deb12u2',
    'pkg:deb/debian/base-files@12.4%2Bdeb12u5?arch=amd64&distro=debian-12&upstream=base-files%4012.4%2Bdeb12u5',
  ])
})

it('leaves the lists of others alone', () => {
  for (const text of [
    'bash\t5.1.8-6.el9\tx86_64\n',
    'acl 2.3.2-1\nsystemd 256.7-1\n',
    'busybox - 1.36.1-1\n',
  ])
    expect(recogniseSbom(Buffer.from(text))?.id).not.toBe('dpkg')
})

it('takes the description of a package of R for no package of Debian', () => {
  expect(recogniseSbom(Buffer.from('Package: base\nVersion: 4.3.0\nBuilt: R 4.3.0; ; ; unix\n'))).toBeNull()
})
