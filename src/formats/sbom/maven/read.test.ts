import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../index.ts'
import { readMaven } from './read.ts'

const fixture = readFileSync(new URL('./fixtures/pom.xml', import.meta.url))

it('lists what a project asks for, with what its properties and managed versions say', () => {
  const result = readSbom(fixture)

  expect(result).toMatchObject({
    value: {
      format: 'maven',
      subject: {
        purl: 'pkg:maven/jp.example/shop@7',
        kind: 'application',
        licences: [{ text: 'Apache-2.0' }],
      },
      linked: [
        { name: 'base', uri: 'jp.example:base:7' },
        { name: 'bom', uri: 'org.bom:bom:1' },
      ],
      unused: [{ field: 'build', count: 1 }],
    },
  })
  expect(result.ok && result.value.components.map(({ purl, scope }) => [purl, scope])).toEqual([
    ['pkg:maven/org.json/json@2.9.1', 'required'],
    ['pkg:maven/org.managed/managed@3.1', 'excluded'],
    ['pkg:maven/jp.example/own@7', 'required'],
    ['pkg:maven/org.parent/known-by-parent', 'required'],
    ['pkg:maven/org.range/range', 'required'],
    ['pkg:maven/org.exact/exact@1.5', 'required'],
    ['pkg:maven/javax.servlet/servlet-api@3.1.0', 'optional'],
    ['pkg:maven/io.native/native@1?classifier=linux-x86_64&type=so', 'required'],
    ['pkg:maven/org.round/round', 'required'],
    ['pkg:maven/org.profile/in-profile@2', 'optional'],
  ])
  expect(result.ok && result.warnings.map(({ path, code }) => [path, code])).toEqual([
    ['/line/28', 'sbom.component-version-missing'],
    ['/line/29', 'sbom.component-version-missing'],
    ['/line/33', 'sbom.component-version-missing'],
    ['/line/4', 'sbom.reference-outside'],
    ['/line/21', 'sbom.reference-outside'],
  ])
})

it('security.md 4.5: properties that stand for each other by the thousand are worked out once', () => {
  const levels = Array.from(
    { length: 5000 },
    (_, n) => `<p${n}>${'${p'.concat(String(n + 1), '}').repeat(40)}</p${n}>`,
  )
  const pom = `<project><artifactId>a</artifactId><properties>${levels.join('')}<p5000>x</p5000></properties>
    <dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId><version>\${p0}</version></dependency></dependencies></project>`
  const begun = performance.now()

  expect(readMaven(Buffer.from(pom))).toMatchObject({ value: { components: [{ name: 'b', version: null }] } })
  expect(performance.now() - begun).toBeLessThan(2000)
})

it('security.md 4.5: a document type is refused', () => {
  const pom =
    '<!DOCTYPE project [<!ENTITY x SYSTEM "file:///etc/passwd">]><project><artifactId>&x;</artifactId></project>'

  expect(readSbom(Buffer.from(pom))).toMatchObject({ ok: false, problems: [{ code: 'xml.doctype' }] })
})
