import { describe, expect, it } from 'vitest'
import { bomOf, openJudge, type ShortRecord } from './matching/judge.ts'

const { publish, publishAs, judge, judgePurls } = await openJudge()

let count = 2000

/** A record about versions before `fixed`; each is a vulnerability of its own. */
async function tell(ecosystem: string, name: string, rest: Partial<ShortRecord>): Promise<string> {
  count += 1
  const id = `CVE-2026-${count}`
  await publish({ id, ecosystem, name, ...rest })
  return id
}

/** What is said of purls by one record. */
async function expectSaid(id: string, said: Readonly<Record<string, 'affected' | 'undetermined' | null>>) {
  const found = await judgePurls(Object.keys(said))
  const expected = Object.entries(said).map(([purl, word]) => [purl, word === null ? [] : [`${id} ${word}`]])
  expect(found).toEqual(Object.fromEntries(expected))
}

describe('Go', () => {
  it('pseudo-versions have their place among the others', async () => {
    const id = await tell('Go', 'example.org/pseudo', { fixed: '0.0.0-20220521103104-8f96da9f5d5e' })
    await expectSaid(id, {
      'pkg:golang/example.org/pseudo@v0.0.0-20210107192922-496545a6307b': 'affected',
      'pkg:golang/example.org/pseudo@v0.0.0-20220521103104-8f96da9f5d5e': null,
      'pkg:golang/example.org/pseudo@v0.1.0': null,
    })
  })

  it('a pseudo-version of a release to come is before it', async () => {
    const id = await tell('Go', 'example.org/coming', { fixed: '1.2.4' })
    await expectSaid(id, {
      'pkg:golang/example.org/coming@v1.2.4-0.20230101000000-abcdefabcdef': 'affected',
      'pkg:golang/example.org/coming@v1.2.5-0.20230101000000-abcdefabcdef': null,
    })
  })

  it('+incompatible and +dirty count for nothing', async () => {
    const id = await tell('Go', 'example.org/old', { fixed: '2.8.2+incompatible' })
    await expectSaid(id, {
      'pkg:golang/example.org/old@v2.8.1%2Bincompatible': 'affected',
      'pkg:golang/example.org/old@v2.8.1%2Bdirty': 'affected',
      'pkg:golang/example.org/old@v2.8.2': null,
    })
  })

  it('the standard library, however it and its versions are written', async () => {
    const id = await tell('Go', 'stdlib', { introduced: '1.21.0-0', fixed: '1.21.3' })
    await expectSaid(id, {
      'pkg:golang/stdlib@1.21.2': 'affected',
      'pkg:golang/stdlib@go1.21.2': 'affected',
      'pkg:golang/stdlib@v1.21.2': 'affected',
      'pkg:golang/std@1.21.2': 'affected',
      'pkg:golang/std@go1.21rc2': 'affected',
      'pkg:golang/stdlib@go1.21.3': null,
      'pkg:golang/stdlib@1.20.9': null,
    })
  })

  it('the standard library of a binary is in its build information', async () => {
    const id = await tell('Go', 'stdlib', { introduced: '1.20.0', fixed: '1.20.7' })
    const build = 'tool: go1.20.6\n\tpath\texample.org/tool\n\tmod\texample.org/tool\t(devel)\n'

    expect(await judge(build)).toEqual({ 'stdlib@1.20.6': [`${id} affected`] })
  })

  it('(devel) is no version: what is known of the module stays undetermined', async () => {
    const id = await tell('Go', 'example.org/main', { fixed: '1.2.4' })
    await expectSaid(id, { 'pkg:golang/example.org/main@(devel)': 'undetermined' })
  })

  it('the module counts, not the package in it, and its major version is part of its name', async () => {
    const id = await tell('Go', 'example.org/module/v2', { fixed: '2.3.0' })
    await expectSaid(id, {
      'pkg:golang/example.org/module/v2@v2.1.0#internal/parse': 'affected',
      'pkg:golang/example.org/module@v1.0.0': null,
      'pkg:golang/example.org/Module/v2@v2.1.0': 'affected',
    })
  })
})

describe('Maven', () => {
  it('a deployed snapshot with its timestamp is before its release', async () => {
    const id = await tell('Maven', 'org.example:snap', { introduced: '0.9', fixed: '1.0' })
    await expectSaid(id, {
      'pkg:maven/org.example/snap@1.0-20200101.010101-1': 'affected',
      'pkg:maven/org.example/snap@1.0-SNAPSHOT': 'affected',
      'pkg:maven/org.example/snap@1.1-20200101.010101-1': null,
    })
  })

  it('classifiers and types are of the same package', async () => {
    const id = await tell('Maven', 'org.example:classy', { fixed: '1.0' })
    await expectSaid(id, {
      'pkg:maven/org.example/classy@0.9?classifier=sources&type=jar': 'affected',
      'pkg:maven/org.example/classy@0.9?type=pom': 'affected',
      'pkg:maven/org.example/classy@1.0?classifier=tests': null,
    })
  })

  it('names keep their case, and an ecosystem with a repository is the same', async () => {
    const id = await tell('Maven:https://maven.example.org', 'org.Example:Cased', { fixed: '1.0' })
    await expectSaid(id, {
      'pkg:maven/org.Example/Cased@0.9': 'affected',
      'pkg:maven/org.example/cased@0.9': null,
    })
  })
})

describe('RubyGems', () => {
  it('the platform is no part of the version', async () => {
    const id = await tell('RubyGems', 'nativegem', { fixed: '1.15.4' })
    await expectSaid(id, {
      'pkg:gem/nativegem@1.15.0-x86_64-linux': 'affected',
      'pkg:gem/nativegem@1.15.4-x86_64-linux': null,
      'pkg:gem/nativegem@1.15.0-java': 'affected',
      'pkg:gem/nativegem@1.15.0?platform=java': 'affected',
    })
  })
})

describe('npm', () => {
  it('a prerelease of the fixed version is before it, whatever npm ranges say', async () => {
    const id = await tell('npm', 'prerelease', { fixed: '2.0.0' })
    await expectSaid(id, {
      'pkg:npm/prerelease@2.0.0-rc.1': 'affected',
      'pkg:npm/prerelease@2.0.0': null,
      'pkg:npm/prerelease@2.0.1-beta.1': null,
    })
  })

  it('an alias names what is installed, not what it is called', async () => {
    const id = await tell('npm', 'real-one', { fixed: '2.0.0' })
    const lock = {
      name: 'app',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'app', version: '1.0.0', dependencies: { 'other-name': 'npm:real-one@^1.0.0' } },
        'node_modules/other-name': {
          name: 'real-one',
          version: '1.0.0',
          resolved: 'https://registry.npmjs.org/real-one/-/real-one-1.0.0.tgz',
        },
      },
    }
    expect(await judge(lock)).toEqual({ 'real-one@1.0.0': [`${id} affected`] })
    const yarn = '# yarn lockfile v1\n\n\n"other-name@npm:real-one@^1.0.0":\n  version "1.0.0"\n'
    expect(await judge(yarn)).toEqual({ 'real-one@1.0.0': [`${id} affected`] })
  })

  it('what is bundled in a package counts as itself', async () => {
    const id = await tell('npm', 'bundled-one', { fixed: '2.0.0' })
    const lock = {
      name: 'app',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'app', version: '1.0.0', dependencies: { bundler: '^1.0.0' } },
        'node_modules/bundler': { version: '1.0.0', bundleDependencies: ['bundled-one'] },
        'node_modules/bundler/node_modules/bundled-one': { version: '1.0.0', inBundle: true },
      },
    }
    expect(await judge(lock)).toMatchObject({ 'bundled-one@1.0.0': [`${id} affected`] })
  })
})

describe('PyPI', () => {
  it('names are one however they are written', async () => {
    const id = await tell('PyPI', 'Zope.Name_Of', { fixed: '2.0' })
    await expectSaid(id, {
      'pkg:pypi/zope-name-of@1.0': 'affected',
      'pkg:pypi/Zope__Name.of@1.0': 'affected',
    })
  })

  it('versions from before PEP 440 are found where they are listed, and undetermined elsewhere', async () => {
    const id = await tell('PyPI', 'legacy', { versions: ['2004d', '1.0'] })
    await expectSaid(id, {
      'pkg:pypi/legacy@2004d': 'affected',
      'pkg:pypi/legacy@2004e': 'undetermined',
      'pkg:pypi/legacy@1.0.0': 'affected',
      'pkg:pypi/legacy@1.1': null,
    })
  })

  it('a local version is at or after its public one', async () => {
    const id = await tell('PyPI', 'local', { fixed: '2020.12.6' })
    await expectSaid(id, {
      'pkg:pypi/local@2020.12.5%2Bcgr.1': 'affected',
      'pkg:pypi/local@2020.12.6%2Bcgr.1': null,
    })
  })
})

describe('NuGet, Composer, Cargo, Hex, Pub, Swift: names', () => {
  it.each([
    ['NuGet', 'System.Text.Tool', 'pkg:nuget/system.text.tool@1.0.0'],
    ['Packagist', 'Vendor/Tool', 'pkg:composer/vendor/tool@1.0.0'],
    ['crates.io', 'Some-Crate', 'pkg:cargo/some-crate@1.0.0'],
    ['Hex', 'phoenix_tool', 'pkg:hex/Phoenix_Tool@1.0.0'],
    ['Pub', 'http_tool', 'pkg:pub/http_tool@1.0.0'],
    ['SwiftURL', 'https://github.com/Vapor/Tool.git', 'pkg:swift/github.com/vapor/tool@1.0.0'],
    ['SwiftURL', 'github.com/apple/swift-tool', 'pkg:swift/github.com/apple/swift-tool@1.0.0'],
  ])('%s %s', async (ecosystem, name, purl) => {
    const id = await tell(ecosystem, name, { fixed: '1.0.1' })
    await expectSaid(id, { [purl]: 'affected', [purl.replace('@1.0.0', '@1.0.1')]: null })
  })

  it('crates whose names differ by hyphen and underscore are two', async () => {
    const id = await tell('crates.io', 'under_score', { fixed: '1.0.1' })
    await expectSaid(id, { 'pkg:cargo/under_score@1.0.0': 'affected', 'pkg:cargo/under-score@1.0.0': null })
  })
})

describe('GitHub Actions', () => {
  it('a tag with three numbers is a version', async () => {
    const id = await tell('GitHub Actions', 'Acme/Deploy', { fixed: '4.1.0' })
    await expectSaid(id, {
      'pkg:github/acme/deploy@v4.0.2': 'affected',
      'pkg:githubactions/acme/deploy@v4.1.0': null,
    })
  })

  it('a moving tag is judged by all the releases it may stand for, a commit by none', async () => {
    const id = await tell('GitHub Actions', 'acme/moving', { introduced: '3.0.0', fixed: '4.1.0' })
    await expectSaid(id, {
      'pkg:github/acme/moving@v3': 'affected',
      'pkg:github/acme/moving@v4.0': 'affected',
      'pkg:github/acme/moving@v4': 'undetermined',
      'pkg:github/acme/moving@v4.1': null,
      'pkg:github/acme/moving@v2': null,
      'pkg:github/acme/moving@v5': null,
      'pkg:github/acme/moving@main': 'undetermined',
      'pkg:github/acme/moving@8f4b7f84864484a7bf31766abe9204da3cbe65b3': 'undetermined',
    })
  })
})

describe('bounds that are tags', () => {
  it('begin and end where the first release of the tag stands', async () => {
    const id = await tell('GitHub Actions', 'acme/short', { introduced: '39', fixed: '41' })
    await expectSaid(id, {
      'pkg:github/acme/short@v38.9.0': null,
      'pkg:github/acme/short@v39.0.0': 'affected',
      'pkg:github/acme/short@v40': 'affected',
      'pkg:github/acme/short@v41': null,
      'pkg:github/acme/short@main': 'undetermined',
    })
  })
})

describe('versions that are only listed', () => {
  it('count by their place in the order where they have one', async () => {
    const id = await tell('npm', 'listed', { versions: ['1.0.0', '1.2.0'] })
    await expectSaid(id, {
      'pkg:npm/listed@1.0.0': 'affected',
      'pkg:npm/listed@v1.2.0': 'affected',
      'pkg:npm/listed@1.1.0': null,
    })
  })
})

describe('commits', () => {
  it('a repository is known by its enumerated tags', async () => {
    await publishAs('osv', {
      id: 'CVE-2026-2900',
      modified: '2026-01-01T00:00:00Z',
      affected: [
        {
          ranges: [
            {
              type: 'GIT',
              repo: 'https://github.com/Acme/Tool.git',
              events: [{ introduced: '0' }, { fixed: '8f4b7f84864484a7bf31766abe9204da3cbe65b3' }],
            },
          ],
          versions: ['tool-1_0', 'v1.0.1'],
        },
      ],
    })
    await expectSaid('CVE-2026-2900', {
      'pkg:github/acme/tool@tool-1_0': 'affected',
      'pkg:github/acme/tool@v1.0.1': 'affected',
      'pkg:github/acme/tool@v1.0.2': null,
      'pkg:github/acme/tool@0123456789012345678901234567890123456789': 'undetermined',
      'pkg:generic/tool@1.0?vcs_url=git%2Bhttps://github.com/acme/tool.git%40tool-1_0': 'affected',
      'pkg:generic/tool@1.0?vcs_url=git%2Bhttps://github.com/acme/tool': null,
    })
  })
})

it('a component without a version is undetermined, never "not affected"', async () => {
  const id = await tell('npm', 'unversioned', { fixed: '2.0.0' })

  expect(await judge(bomOf(['pkg:npm/unversioned']))).toEqual({ 'unversioned@': [`${id} undetermined`] })
})
