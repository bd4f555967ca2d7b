import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { parseLine } from './line.ts'
import { readRpm } from './read.ts'
import { tags } from './versions.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

function purlsOf(bytes: Uint8Array) {
  const result = readSbom(bytes)
  return result.ok ? result.value.components.map(({ purl }) => purl) : result.problems
}

it('reads what rpm -qa prints, the release by the package that holds its name', () => {
  expect(purlsOf(fixture('rpm-qa.txt'))).toEqual([{ path: '', code: 'sbom.not-recognised' }])
  const result = readRpm(fixture('rpm-qa.txt'))
  expect(result.ok && result.value.components.map(({ path, purl }) => [path, purl])).toEqual([
    ['/line/1', 'pkg:rpm/rocky/rocky-release@9.3-1.2.el9?arch=noarch&distro=rocky-9.3'],
    ['/line/3', 'pkg:rpm/rocky/bash@5.1.8-6.el9_1?arch=x86_64&distro=rocky-9.3'],
    ['/line/4', 'pkg:rpm/rocky/perl-Net-SSLeay@1.92-2.el9?arch=x86_64&distro=rocky-9.3&epoch=1'],
    ['/line/5', 'pkg:rpm/rocky/vim-minimal@8.2.2637-20.el9_1?arch=x86_64&distro=rocky-9.3&epoch=2'],
  ])
  expect(result).toMatchObject({
    value: { unused: [{ path: '/line/2', field: 'gpg-pubkey', count: 1 }] },
    warnings: [{ path: '/line/6', code: 'sbom.line-not-read' }],
  })
})

it('reads the manifest of images without RPM, with source packages', () => {
  expect(purlsOf(fixture('container-manifest-2'))).toEqual([
    'pkg:rpm/azure-linux/mariner-release@2.0-12.cm2?arch=noarch&distro=azure-linux-2.0&upstream=mariner-release-2.0-12.cm2.src.rpm',
    'pkg:rpm/azure-linux/vim-extra@9.0-1.cm2?arch=x86_64&distro=azure-linux-2.0&epoch=2&upstream=vim-9.0-1.cm2.src.rpm',
  ])
})

it('reads what dnf list prints', () => {
  expect(purlsOf(fixture('dnf-list.txt'))).toEqual([
    'pkg:rpm/fedora/bash@5.2.15-3.fc39?arch=x86_64&distro=fedora-39',
    'pkg:rpm/fedora/vim-data@9.0.2120-1.fc39?arch=noarch&distro=fedora-39&epoch=2',
  ])
})

it.each([
  ['bash 0 5.1.8 6.el9 x86_64', { name: 'bash', epoch: null, version: '5.1.8-6.el9' }],
  ['bash (none) 5.1.8 6.el9 x86_64', { name: 'bash', epoch: null, version: '5.1.8-6.el9' }],
  ['openssl 1 3.0.7 6.el9 x86_64 openssl-3.0.7-6.el9.src.rpm', { epoch: '1', version: '3.0.7-6.el9' }],
  ['bash|5.1.8|6.el9|x86_64', { name: 'bash', version: '5.1.8-6.el9' }],
  ['bash,5.1.8-6.el9,x86_64', { name: 'bash', version: '5.1.8-6.el9' }],
  ['bash 5.1.8-6.el9', { name: 'bash', version: '5.1.8-6.el9' }],
  ['gjs\tx86_64\t1.32.0-1.mga2\t1332868101\t176167\tMageia.Org\tbindings', { version: '1.32.0-1.mga2' }],
  ['bash-5.1.8-6.el9.x86_64   Mon 23 Nov 2026 09:00:00 AM UTC', { name: 'bash', version: '5.1.8-6.el9' }],
])('reads the line %s', (line, found) => {
  expect(parseLine(line)).toMatchObject(found)
})

it.each(['bash 5.2.026-2', 'a letter', 'x86_64', '1.x86_64', 'musl-1.2.4-r1', ''])(
  'leaves %j alone',
  (line) => {
    expect(parseLine(line)).toBeNull()
  },
)

/** A header of these texts, as RPM keeps it. */
function headerOf(fields: readonly (readonly [tag: number, values: readonly string[] | number])[]): Buffer {
  const parts: Buffer[] = []
  const index: Buffer[] = []
  let offset = 0
  for (const [tag, values] of fields) {
    const isNumber = typeof values === 'number'
    const part = Buffer.alloc(isNumber ? 4 : 0)
    if (isNumber) part.writeUInt32BE(values)
    const data = isNumber ? part : Buffer.from(values.map((value) => `${value}\u0000`).join(''))
    const entry = Buffer.alloc(16)
    for (const [at, number] of [tag, isNumber ? 4 : 8, offset, isNumber ? 1 : values.length].entries())
      entry.writeUInt32BE(number, at * 4)
    index.push(entry)
    parts.push(data)
    offset += data.length
  }
  const start = Buffer.alloc(8)
  start.writeUInt32BE(fields.length, 0)
  start.writeUInt32BE(offset, 4)
  return Buffer.concat([start, ...index, ...parts])
}

function databaseOf(headers: readonly Uint8Array[]): Uint8Array {
  const database = new DatabaseSync(':memory:')
  database.exec('create table Packages (hnum integer primary key autoincrement, blob blob not null)')
  for (const header of headers) database.prepare('insert into Packages (blob) values (?)').run(header)
  const bytes = Uint8Array.from(database.serialize())
  database.close()
  // As on a machine, where a log lies beside it.
  bytes.set([2, 2], 18)
  return bytes
}

const libc = headerOf([
  [tags.name, ['glibc']],
  [tags.version, ['2.34']],
  [tags.release, ['83.el9']],
  [tags.provides, ['glibc', 'libc.so.6()(64bit)']],
])
const vim = headerOf([
  [tags.name, ['vim-minimal']],
  [tags.version, ['8.2']],
  [tags.release, ['20.el9']],
  [tags.epoch, 2],
  [tags.architecture, ['x86_64']],
  [tags.vendor, ['Rocky']],
  [tags.source, ['vim-8.2-20.el9.src.rpm']],
  [tags.requires, ['libc.so.6()(64bit)', 'rpmlib(X)']],
])

it('reads the headers of rpmdb.sqlite, with who needs whom', () => {
  expect(readSbom(databaseOf([libc, vim, Buffer.from('odd')]))).toMatchObject({
    value: {
      specVersion: 'rpmdb.sqlite',
      components: [
        { path: '/row/1', purl: 'pkg:rpm/glibc@2.34-83.el9' },
        {
          purl: 'pkg:rpm/vim-minimal@8.2-20.el9?arch=x86_64&epoch=2&upstream=vim-8.2-20.el9.src.rpm',
          supplier: 'Rocky',
        },
      ],
      dependencies: [{ from: 1, to: 0 }],
    },
    warnings: [{ path: '/row/3', code: 'rpm.header-not-read' }],
  })
})

it('refuses damaged and foreign databases', () => {
  const whole = databaseOf([libc])
  const foreign = new DatabaseSync(':memory:')
  foreign.exec(
    'create table t (a); create view Packages as with recursive r(b) as (select 1 union all select b from r) select b as blob from r',
  )

  expect(readRpm(whole.subarray(0, 5000))).toMatchObject({ ok: false })
  expect(readRpm(foreign.serialize())).toMatchObject({
    ok: false,
    problems: [{ code: 'rpm.no-packages-table' }],
  })
})

it.each([
  [12, '61150600', 'rpm.berkeley-database'],
  [0, '52706d50', 'rpm.ndb-database'],
])('tells how to come by a list where the database is an older one', (at, mark, code) => {
  const bytes = Buffer.alloc(4096)
  bytes.write(mark, at, 'hex')

  expect(readSbom(bytes)).toEqual({ ok: false, problems: [{ path: '', code }] })
})
