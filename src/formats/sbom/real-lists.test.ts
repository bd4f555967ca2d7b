import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { readSbom } from './index.ts'
import { unreadLists } from './real-exceptions.data.ts'

const shared = new URL('../../../../shared/data/', import.meta.url)
const areThere = existsSync(new URL('match/', shared))
const note = areThere ? '' : ' (skipped: ../shared/data is not here)'

/** Which files are lists of the kinds that are read, by the end of their path, and as what they must be read. */
const kinds: readonly (readonly [path: RegExp, format: string])[] = [
  [/lockfile\/testdata\/bundler\/|Gemfile\.lock$/, 'bundler'],
  [/lockfile\/testdata\/cargo\/|Cargo\.lock$/, 'cargo'],
  [
    /lockfile\/testdata\/composer\/|composer(?:-lock\.json|\.lock)$|composer-vendor\/installed\.json$/,
    'composer',
  ],
  [/lockfile\/testdata\/go\/|(?:\.mod|go\.sum)$/, 'go'],
  [/lockfile\/testdata\/npm\/|package-lock\.json$/, 'npm'],
  [/testdata\/opkg\//, 'opkg'],
  [/lib\/pacman\/local\/[^/]+\/desc$|pacman\/testdata\/valid|packaging\/pacman$/, 'pacman'],
  [/lockfile\/testdata\/pip\/|requirements\.txt$/, 'pip'],
  [/lockfile\/testdata\/pipenv\/|Pipfile\.lock$/, 'pipenv'],
  [/lockfile\/testdata\/pnpm\/|pnpm-lock\.yaml$/, 'pnpm'],
  [/lockfile\/testdata\/(?:pdm|poetry|pylock|uv)\/|(?:poetry|uv)\.lock$|pylock\.toml$/, 'python-lock'],
  [
    /osv-scalibr-os\.zip\/rpm\/testdata\/|redhat\/testdata\/(?:Packages|container-manifest-2)$|packaging\/rpm$/,
    'rpm',
  ],
  [/lockfile\/testdata\/yarn\/|yarn\.lock$/, 'yarn'],
  [/dpkg\/testdata\/dpkg\/(?!invalid)|status\.d\/(?:foo|single|doc-examples)$/, 'dpkg'],
  [/apk\/testdata\/single$|alpine\/testdata\/|trivy-os\/apk\/testdata\/apk$/, 'apk'],
  [/lockfile\/testdata\/bun\/|bun\.lock$/, 'bun'],
  [/Podfile\.lock$/, 'cocoapods'],
  [/conan\.lock$/, 'conan'],
  [/glpi-inventory\/(?!inventory\.schema)/, 'glpi'],
  [/lockfile\/testdata\/gradle\/|gradle\.lockfile$/, 'gradle'],
  [/lockfile\/testdata\/maven\/|pom\.xml$|csv\/not-a-csv\.xml$/, 'maven'],
  [/lockfile\/testdata\/mix\/|mix\.lock$/, 'mix'],
  [
    /lockfile\/testdata\/nuget\/|packages\.lock\.json$|\.deps\.json$|Directory\.Packages\.props$|\.nuspec$/,
    'nuget',
  ],
  [/lockfile\/testdata\/pub\/|pubspec\.lock$/, 'pub'],
  [/lockfile\/testdata\/renv\//, 'renv'],
  [/build\.sbt\.lock$/, 'sbt'],
  [/repo\/conda(?:-environment)?\//, 'conda'],
  [/packaging\/flatpak/, 'flatpak'],
  [/packaging\/nix$/, 'nix'],
  [/cos\/testdata\//, 'cos'],
  [/julia\/Manifest\.toml$/, 'julia'],
  [/win32\/registry\//, 'windows'],
  [/packaging\/snap(?:_|$)|snap\/testdata\/.*-arch\.yaml$/, 'snap'],
  [/Package\.resolved$/, 'swift'],
]

interface RealList {
  readonly path: string
  readonly bytes: Buffer
  readonly format: string
}

function wanted(path: string, bytes: Buffer): readonly RealList[] {
  const format = kinds.find(([pattern]) => pattern.test(path))?.[1]
  return format === undefined || bytes.length === 0 ? [] : [{ path, bytes, format }]
}

async function realLists(): Promise<readonly RealList[]> {
  const found: RealList[] = []
  for (const path of filesBelow('match').concat(filesBelow('inventory'))) {
    const bytes = readFileSync(new URL(path, shared))
    if (path.endsWith('.gz')) found.push(...wanted(path, gunzipSync(bytes)))
    else if (!path.endsWith('.zip')) found.push(...wanted(path, bytes))
    else if (bytes.length < 10_000_000) found.push(...(await listsInZip(path, bytes)))
  }
  return found
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, shared), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(new URL(encodeURI(path), shared)).isFile())
    .filter((path) => /\.zip$|\/linux\/packaging\/|\/glpi-inventory\/|\/trivy-os\/|\/win32\//.test(path))
}

async function listsInZip(path: string, bytes: Buffer): Promise<readonly RealList[]> {
  const zip = await fromBufferPromise(bytes)
  const found: RealList[] = []
  for await (const entry of zip.eachEntry()) {
    const name = `${path}/${entry.fileName}`
    if (kinds.some(([pattern]) => pattern.test(name)))
      found.push(...wanted(name, await buffer(await zip.openReadStreamPromise(entry))))
  }
  return found
}

describe.skipIf(!areThere)(`real lock files and package lists${note}`, () => {
  it('are read as what they are, or refused for the reason that is known', async () => {
    const unread: string[] = []
    const lists = await realLists()
    for (const { path, bytes, format } of lists) {
      const result = readSbom(bytes, path)
      if (!result.ok) unread.push(path)
      else {
        expect(result.value.format, path).toBe(format)
        const isEmpty = result.value.components.length === 0
        expect(isEmpty && !result.warnings.some(({ code }) => code === 'sbom.no-components'), path).toBe(
          false,
        )
      }
    }

    expect(unread.toSorted()).toEqual(Object.keys(unreadLists).toSorted())
    expect(lists.length).toBeGreaterThan(150)
  })
})
