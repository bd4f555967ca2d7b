import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { buildPurl, formatPurl, type Purl, parsePurl } from './index.ts'

describe('a purl', () => {
  it('is read into its components', () => {
    const purl = read('pkg:deb/debian/bash@5.2.15-2%2Bb7?distro=debian-12&arch=amd64#usr/share')

    expect(purl).toEqual({
      type: 'deb',
      namespace: 'debian',
      name: 'bash',
      version: '5.2.15-2+b7',
      qualifiers: { arch: 'amd64', distro: 'debian-12' },
      subpath: 'usr/share',
    })
  })

  it.each([
    ['pkg:npm/%40vue/compiler-sfc@3.4.0', ['@vue', 'compiler-sfc', '3.4.0']],
    ['pkg:npm/@vue/compiler-sfc@3.4.0', ['@vue', 'compiler-sfc', '3.4.0']],
    ['pkg:npm/@vue/compiler-sfc', ['@vue', 'compiler-sfc', null]],
    ['pkg:golang/golang.org/x/net@v0.17.0', ['golang.org/x', 'net', 'v0.17.0']],
    ['pkg:golang/example.org/tool@feature/faster', ['example.org', 'tool', 'feature/faster']],
    ['pkg:brew/python@3.12@3.12.1', [null, 'python@3.12', '3.12.1']],
    ['pkg:docker/bitnami/redis@sha256%3Aab12', ['bitnami', 'redis', 'sha256:ab12']],
    ['pkg:k8s/k8s.io%2Fkubelet@1.27.0', [null, 'k8s.io/kubelet', '1.27.0']],
    ['pkg:git/git.example.org/team/tool@v2', ['git.example.org', 'team/tool', 'v2']],
    ['pkg:npm/left-pad@', [null, 'left-pad', null]],
  ])('%s divides at the right places', (text, parts) => {
    const { namespace, name, version } = read(text)

    expect([namespace, name, version]).toEqual(parts)
  })

  it.each([
    ['PKG://PyPI/Flask_SQLAlchemy@3.1', 'pkg:pypi/flask-sqlalchemy@3.1'],
    ['pkg:/maven//org.example//tool/', 'pkg:maven/org.example/tool'],
    ['pkg:composer/Symfony/HTTP-Kernel', 'pkg:composer/symfony/http-kernel'],
    ['pkg:npm/Base64@0.1', 'pkg:npm/Base64@0.1'],
    ['pkg:golang/github.com/Masterminds/goutils', 'pkg:golang/github.com/Masterminds/goutils'],
    ['pkg:pub/Http-Parser@1', 'pkg:pub/http_parser@1'],
    ['pkg:generic/a?z=1&b=x y&empty=&c=é', 'pkg:generic/a?b=x%20y&c=%C3%A9&z=1'],
    ['pkg:generic/a?url=https://example.org/?q=1', 'pkg:generic/a?url=https:%2F%2Fexample.org%2F%3Fq%3D1'],
    ["pkg:generic/it's(*)!", 'pkg:generic/it%27s%28%2A%29%21'],
    ['pkg:generic/a#./src/../lib//x', 'pkg:generic/a#src/lib/x'],
    ['pkg:conan/boost@1?os.x=1&os=2', 'pkg:conan/boost@1?os=2&os.x=1'],
  ])('%s has the canonical form %s', (text, canonical) => {
    expect(formatPurl(read(text))).toBe(canonical)
    expect(formatPurl(read(canonical))).toBe(canonical)
  })

  it('is written with its qualifiers in order, wherever it comes from', () => {
    const purl = { ...read('pkg:npm/a@1'), qualifiers: { os: 'x', arch: 'y' } }

    expect(formatPurl(purl)).toBe('pkg:npm/a@1?arch=y&os=x')
  })

  it('has qualifiers without a prototype', () => {
    const { qualifiers } = read('pkg:npm/a?arch=x')

    expect(Object.getPrototypeOf(qualifiers)).toBeNull()
    expect('constructor' in qualifiers).toBe(false)
  })

  it.each([
    ['npm/left-pad@1.0.0', 'purl.no-scheme'],
    ['pkg%3Anpm/left-pad', 'purl.no-scheme'],
    ['pkg:/', 'purl.no-type'],
    ['pkg:7zip/a', 'purl.bad-type'],
    ['pkg:a b/c', 'purl.bad-type'],
    ['pkg:npm', 'purl.no-name'],
    ['pkg:npm//@', 'purl.no-name'],
    ['pkg:npm/@2.0.0', 'purl.no-name'],
    ['pkg:maven/org.example/@2.0.0', 'purl.no-name'],
    ['pkg:npm/../../etc@1', 'purl.dot-segment'],
    ['pkg:npm/%2E%2E/etc@1', 'purl.dot-segment'],
    ['pkg:npm/..%2F..%2Fetc', 'purl.dot-segment'],
    ['pkg:golang/./api', 'purl.dot-segment'],
    ['pkg:maven/org%2Fexample/tool', 'purl.bad-encoding'],
    ['pkg:npm/a%G0', 'purl.bad-encoding'],
    ['pkg:npm/a%FF', 'purl.bad-encoding'],
    ['pkg:npm/a%00b', 'purl.bad-character'],
    ['pkg:npm/a\nb', 'purl.bad-character'],
    ['pkg:npm/a\uD800', 'purl.bad-character'],
    ['pkg:npm/a@1%1B[2J', 'purl.bad-character'],
    ['pkg:npm/a?in%20use=1', 'purl.bad-qualifier-key'],
    ['pkg:npm/a?__proto__=1', 'purl.bad-qualifier-key'],
    ['pkg:npm/a?os=1&OS=2', 'purl.repeated-qualifier'],
  ])('%j is refused: %s', (text, code) => {
    const parsed = parsePurl(text)

    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.problems.map((problem) => problem.code)).toContain(code)
  })

  it('is refused beyond 4096 characters, decoded or not', () => {
    const name = 'a'.repeat(8192)
    const parts = { type: 'npm', namespace: null, name, version: null, qualifiers: [], subpath: null }

    expect(parsePurl(`pkg:npm/${name}`)).toMatchObject({ problems: [{ code: 'purl.too-long' }] })
    expect(buildPurl(parts)).toMatchObject({ problems: [{ code: 'purl.too-long' }] })
  })

  it.each([
    ['pkg:deb/curl@8.5.0-2', 'purl.namespace-missing'],
    ['pkg:gem/rails/activerecord', 'purl.namespace-not-allowed'],
    ['pkg:cpan/LWP::UserAgent', 'purl.name-not-allowed'],
    ['pkg:chrome-extension/abcdefghijklmnopabcdefghijklmnop@1-beta', 'purl.version-not-allowed'],
    ['pkg:julia/Dates', 'purl.qualifier-missing'],
    ['pkg:rpm/fedora/bash?Arch=noarch', 'purl.qualifier-key-not-lower-case'],
  ])('%s is read with a warning: %s', (text, code) => {
    const parsed = parsePurl(text)

    expect(parsed.ok && parsed.warnings.map((warning) => warning.code)).toEqual([code])
  })

  it('survives being written and read again', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    const orNothing = fc.option(part)
    const parts = fc.record({
      type: fc.constantFrom('npm', 'maven', 'deb', 'generic', 'git', 'pub', 'unregistered'),
      namespace: orNothing,
      name: part,
      version: orNothing,
      qualifiers: fc.uniqueArray(fc.tuple(fc.constantFrom('arch', 'os', 'os.x', 'a-b'), part), {
        selector: ([key]) => key,
      }),
      subpath: orNothing,
    })
    fc.assert(
      fc.property(parts, (some) => {
        const built = buildPurl(some)
        fc.pre(built.ok)

        expect(read(formatPurl(built.value))).toEqual(built.value)
      }),
    )
  })

  it('is read or refused, whatever the text', () => {
    const text = fc.array(
      fc.constantFrom('pkg:', 'npm', '/', '@', '?', '#', '=', '&', '%2F', '%', '..', 'a', '\u0000'),
    )
    fc.assert(fc.property(text, (pieces) => typeof parsePurl(pieces.join('')).ok === 'boolean'))
  })
})

interface SuiteCase {
  readonly description: string
  readonly test_group: string
  readonly input: string | (Purl & { readonly qualifiers: Record<string, string> | null })
  readonly expected_output: string | Purl | null
  readonly expected_failure: boolean
}

const suite = new URL('../../../../../shared/data/versions/purl-spec/', import.meta.url)
const isMissing = !existsSync(suite)

describe.skipIf(isMissing)(
  `the test suite of purl-spec${isMissing ? ' (skipped: not beside this checkout)' : ''}`,
  () => {
    const files = isMissing
      ? []
      : [
          'spec/specification-test.json',
          ...readdirSync(new URL('types', suite)).map((name) => `types/${name}`),
        ]

    it.each(files)('%s', (file) => {
      const { tests }: { tests: readonly SuiteCase[] } = JSON.parse(
        readFileSync(new URL(file, suite), 'utf8'),
      )

      const differing = tests
        .filter((test) => !agrees(test))
        .map((test) => `${test.test_group}: ${test.description}`)

      expect(differing).toEqual(differences.get(file) ?? [])
    })
  },
)

/** Cases we decide otherwise: git's own definition says its names are case-sensitive. */
const differences = new Map([
  [
    'types/git-test.json',
    ['recommended: git namespace and name should be lowercased. Validate an input purl.'],
  ],
])

/** A failure the suite expects may be a refusal or a warning; else texts, or components, must be the same. */
function agrees({ input, expected_output: expected, expected_failure: fails }: SuiteCase): boolean {
  const parsed =
    typeof input === 'string'
      ? parsePurl(input)
      : buildPurl({
          ...input,
          type: input.type ?? '',
          name: input.name ?? '',
          qualifiers: Object.entries(input.qualifiers ?? {}),
        })
  if (fails) return !parsed.ok || parsed.warnings.length > 0
  if (!parsed.ok || expected === null) return false
  if (typeof expected === 'string') return formatPurl(parsed.value) === expected
  return formatPurl(parsed.value) === formatPurl({ ...expected, qualifiers: expected.qualifiers ?? {} })
}

function read(text: string): Purl {
  const parsed = parsePurl(text)
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`)
  return parsed.value
}
