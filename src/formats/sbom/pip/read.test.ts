import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { readPip } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url))

it('reads requirements as pip does', () => {
  const result = readPip(fixture('requirements'))

  expect(result.ok && result.value.components.map(({ path, purl, name }) => [path, purl ?? name])).toEqual([
    ['/line/4', 'pkg:pypi/flask@2.0.0'],
    ['/line/7', 'pkg:pypi/click@8.0.0'],
    ['/line/8', 'pkg:pypi/zope.interface@5.4.0'],
    ['/line/12', 'pkg:pypi/loose'],
    ['/line/13', 'pkg:pypi/tool?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fteam%2Ftool.git%400123456'],
    ['/line/14', 'pkg:pypi/wheel@1.0'],
    ['/line/15', 'own'],
  ])
  expect(result.ok && result.value.dependencies.map(({ from, to }) => [from, to])).toEqual([
    [-1, 0],
    [0, 1],
    [0, 2],
  ])
  expect(result.ok && result.warnings.map(({ path, code }) => [path, code])).toEqual([
    ['/line/2', 'sbom.reference-outside'],
    ['/line/12', 'sbom.component-version-missing'],
    ['/line/13', 'sbom.component-version-missing'],
    ['/line/15', 'sbom.purl-missing'],
    ['/line/16', 'sbom.line-not-read'],
  ])
})

it('reads the table of pip list', () => {
  expect(readSbom(fixture('pip-list'))).toMatchObject({
    value: {
      specVersion: 'pip list',
      components: [{ purl: 'pkg:pypi/click@8.0.0' }, { name: 'shop', purl: null }],
    },
  })
})

it('is recognised by pinned versions, else by its name', () => {
  expect(readSbom(Buffer.from('# all\ndjango==1.0\nflask\n'))).toMatchObject({ value: { format: 'pip' } })
  expect(readSbom(Buffer.from('django==1.0 is old\nand this a letter\n'))).toMatchObject({ ok: false })
  expect(readSbom(Buffer.from('flask\n'))).toMatchObject({ ok: false })
  expect(readSbom(Buffer.from('flask\n'), 'dev-requirements.txt')).toMatchObject({ value: { format: 'pip' } })
})

it('reads the JSON of pip list and pip inspect', () => {
  const read = (name: string) => readSbom(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url)))

  expect(read('pip-list')).toMatchObject({
    value: {
      specVersion: 'pip list',
      components: [
        { purl: 'pkg:pypi/click@8.0.0', path: '/0' },
        { name: 'shop', purl: null, path: '/1' },
      ],
    },
  })
  expect(read('inspect')).toMatchObject({
    value: {
      format: 'pip',
      specVersion: 'pip inspect',
      components: [
        { purl: 'pkg:pypi/flask@3.0.0', licences: [{ text: 'BSD' }] },
        { purl: 'pkg:pypi/click@8.1.7' },
        { purl: 'pkg:pypi/asgiref@3.7.2' },
        { name: 'own', purl: null },
      ],
      dependencies: [
        { from: -1, to: 0 },
        { from: -1, to: 3 },
        { from: 0, to: 1 },
      ],
    },
  })
})

it('reads what pip install --report tells it would install', () => {
  expect(
    readSbom(readFileSync(new URL('./fixtures/report.json', import.meta.url)), 'report.json'),
  ).toMatchObject({
    value: {
      format: 'pip',
      specVersion: 'pip install --report',
      components: [
        {
          purl: 'pkg:pypi/flask@3.0.0',
          hashes: [{ algorithm: 'SHA-256', value: 'ab'.repeat(32) }],
          references: [{ kind: 'distribution', url: 'file:///mirror/flask-3.0.0-py3-none-any.whl' }],
        },
        { purl: 'pkg:pypi/click@8.1.7?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fclick.git%400123456' },
        { name: 'own', purl: null },
      ],
      dependencies: [
        { from: -1, to: 0 },
        { from: -1, to: 2 },
        { from: 0, to: 1 },
      ],
    },
  })
})

it('takes only what is a version for one, whatever stands around', () => {
  const text = [
    'celery [redis] == 4.4.7',
    'click==8.0.0 -C key=value',
    'jinja2==3.0.0#remark',
    'flask==$FLASK',
    "foo=='x'",
  ].join('\n')
  const result = readSbom(Buffer.from(text))

  expect(result.ok && result.value.components.map(({ purl }) => purl)).toEqual([
    'pkg:pypi/celery@4.4.7',
    'pkg:pypi/click@8.0.0',
    'pkg:pypi/jinja2',
    'pkg:pypi/flask',
    'pkg:pypi/foo',
  ])
})

it('reads a package that has a hundred sums', () => {
  const sums = Array.from(
    { length: 100 },
    (_, index) => `    --hash=sha256:${String(index).padStart(64, '0')}`,
  )
  const text = `aiohttp==3.9.5 ; python_version < "3.12" \\\n${sums.join(' \\\n')}\n`
  expect(readSbom(Buffer.from(text))).toMatchObject({
    value: { components: [{ purl: 'pkg:pypi/aiohttp@3.9.5' }] },
    warnings: [],
  })
})
