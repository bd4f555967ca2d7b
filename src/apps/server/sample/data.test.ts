import { describe, expect, it } from 'vitest'
import { readAdvisory } from '#formats/advisory/index.ts'
import { readSbom } from '#formats/sbom/index.ts'
import { packageKeyOfOsv } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { advisories } from './advisories.data.ts'
import { writeRecord } from './advisories.ts'
import { administrator, company, divisions, organisations, people, teams } from './company.data.ts'
import { contents } from './contents.data.ts'
import { decisions, interests } from './decisions.data.ts'
import { writeDocument } from './documents.ts'
import { items, relations } from './items.data.ts'
import { lists } from './lists.data.ts'
import { listPackages, nameOf } from './packages.ts'

const documents = items.flatMap((item) => item.documents ?? [])

describe('contents', () => {
  it.each(Object.entries(contents))(
    '%s names packages that exist as names, and needs only its own',
    (_name, content) => {
      const packages = listPackages(content)

      expect(packages.filter(({ purl }) => !parsePurl(purl).ok)).toEqual([])
      const names = packages.map(nameOf)
      expect(new Set(names).size).toBe(names.length)
      expect(packages.flatMap(({ needs }) => needs).filter((need) => !names.includes(need))).toEqual([])
    },
  )

  it('are all in some document', () => {
    expect(new Set(documents.map(({ content }) => content))).toEqual(new Set(Object.keys(contents)))
  })

  it('refuse a line that is none', () => {
    expect(() => listPackages({ subject: 'x', version: '1', packages: 'npm express' })).toThrow('no package')
  })
})

it.each(documents.map((document) => [document.name, document] as const))(
  '%s is read whole but for what is unreadable on purpose',
  (_name, { content, form }) => {
    const of = contents[content]
    if (of === undefined) throw new Error(`no content ${content}`)

    const read = readSbom(Buffer.from(writeDocument(of, form)))

    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.value.components).toHaveLength(listPackages(of).length)
    expect(read.warnings.map(({ code }) => code)).toEqual(
      Array.from({ length: of.unreadable ?? 0 }, () => 'sbom.component-without-name'),
    )
  },
)

describe('advisories', () => {
  it('are some forty, each about another CVE', () => {
    expect(advisories.length).toBeGreaterThanOrEqual(40)
    expect(new Set(advisories.map(({ cve }) => cve)).size).toBe(advisories.length)
  })

  it.each(advisories.map((advisory) => [advisory.cve, advisory] as const))(
    '%s names packages whose versions can be compared, with a title, a text and a score',
    (cve, advisory) => {
      const read = readAdvisory(Buffer.from(writeRecord(advisory)))

      if (!read.ok) throw new Error(JSON.stringify(read.problems))
      expect(read.warnings).toEqual([])
      expect(read.value.aliases).toContain(cve)
      expect(read.value.severities[0]?.score).toBeGreaterThan(0)
      expect(advisory.title.length).toBeGreaterThan(20)
      expect(advisory.details.length).toBeGreaterThan(80)
      for (const [ecosystem, name, ...versions] of advisory.affected) {
        const identity = packageKeyOfOsv(ecosystem, name)
        const scheme = identity && schemeForPackageType(identity.ecosystem)
        expect(versions.length, `${ecosystem} ${name}`).toBeGreaterThan(0)
        for (const version of versions.filter((one) => one !== '0'))
          expect(scheme?.encode(version), `${name} ${version}`).toBeTruthy()
      }
    },
  )
})

describe('the company', () => {
  it('has names in both languages', () => {
    const names = [company, ...[...organisations, ...divisions, ...teams].map(({ name }) => name)]

    expect(names.filter(({ ja, en }) => ja === null || en === null)).toEqual([])
  })

  it('has every role, and people of both languages', () => {
    const roles = people.flatMap(({ memberships }) => memberships.map(({ role }) => role))

    expect(new Set([...roles, 'administrator'])).toEqual(
      new Set([
        'administrator',
        'handler',
        'responder',
        'engineer',
        'contact',
        'manager',
        'auditor',
        'guest',
      ]),
    )
    expect(new Set(people.map(({ language }) => language))).toEqual(new Set(['ja', 'en']))
  })

  it('names only who and what it has', () => {
    const logins = [administrator.login, ...people.map(({ login }) => login)]
    const keys = items.map(({ key }) => key)
    const cves = advisories.filter(({ fresh }) => fresh !== true).map(({ cve }) => cve)

    expect(new Set(keys).size).toBe(keys.length)
    expect(items.flatMap(({ owner }) => owner ?? []).filter((login) => !logins.includes(login))).toEqual([])
    expect(relations.flatMap(([from, , to]) => [from, to]).filter((key) => !keys.includes(key))).toEqual([])
    expect(
      lists.flatMap(({ by, pinnedBy }) => [by, ...pinnedBy]).filter((login) => !logins.includes(login)),
    ).toEqual([])
    expect(
      [...decisions, ...interests].filter(({ cve, by }) => !cves.includes(cve) || !logins.includes(by)),
    ).toEqual([])
  })
})
