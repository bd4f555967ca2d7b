import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom, recogniseSbom } from '../index.ts'

const at = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

function purlsOf(result: ReturnType<typeof readSbom>) {
  return result.ok ? result.value.components.map(({ purl, scope }) => [purl, scope]) : result.problems
}

it('reads what mvn dependency:tree prints, with who needs whom', () => {
  const result = readSbom(at('dependency-tree.txt'))

  expect(result).toMatchObject({
    value: {
      format: 'maven',
      specVersion: 'dependency:tree',
      subject: { purl: 'pkg:maven/jp.example/shop@7' },
    },
    warnings: [{ path: '/line/14', code: 'sbom.line-not-read' }],
  })
  expect(purlsOf(result)).toEqual([
    ['pkg:maven/org.sample/web@2.1', 'required'],
    ['pkg:maven/org.sample/log@1.4', 'required'],
    ['pkg:maven/org.sample/base@1.2', 'required'],
    ['pkg:maven/org.sample/native@3.0?classifier=linux-x86_64&type=so', 'required'],
    ['pkg:maven/org.sample/tool@5', 'optional'],
    ['pkg:maven/org.sample/extra@6', 'optional'],
    ['pkg:maven/org.sample/check@4.0', 'excluded'],
  ])
  const edges = result.ok ? result.value.dependencies.map(({ from, to }) => `${from}>${to}`) : []
  expect(edges.toSorted()).toEqual(['-1>0', '-1>3', '-1>4', '-1>5', '-1>6', '0>1', '0>2', '1>2', '6>2'])
})

it('reads what mvn dependency:list prints, in a file of its own', () => {
  const result = readSbom(at('dependency-list.txt'))

  expect(result).toMatchObject({ value: { specVersion: 'dependency:list', subject: null }, warnings: [] })
  expect(purlsOf(result)).toEqual([
    ['pkg:maven/org.sample/web@2.1', 'required'],
    ['pkg:maven/org.sample/native@3.0?classifier=linux-x86_64&type=so', 'required'],
    ['pkg:maven/org.sample/check@4.0', 'excluded'],
  ])
})

it('lists the projects of a build of several, and a package that both need once, by its strongest scope', () => {
  const text = ['a', 'b']
    .map(
      (name) => `jp.example:${name}:jar:1\n\\- org.sample:base:jar:1.2:${name === 'a' ? 'test' : 'compile'}`,
    )
    .join('\n')

  const result = readSbom(Buffer.from(text))

  expect(result).toMatchObject({ value: { subject: null } })
  expect(purlsOf(result)).toEqual([
    ['pkg:maven/jp.example/a@1', null],
    ['pkg:maven/org.sample/base@1.2', 'required'],
    ['pkg:maven/jp.example/b@1', null],
  ])
})

it.each([
  '',
  'drwx- a:b:c:d',
  'key: value',
  ' indented:yaml:text',
  '+- not a tree',
  '   at com.example.Thing:run:12:5',
])('leaves alone what only looks a little like it: %s', (text) => {
  expect(recogniseSbom(Buffer.from(text))?.id).not.toBe('maven')
})

it('does not take a line that looks like one of a list for a list', () => {
  expect(recogniseSbom(Buffer.from('a:\n    org.a:b:jar:1.0:compile\n'))).toBeNull()
})
