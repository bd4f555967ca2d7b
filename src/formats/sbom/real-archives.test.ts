import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { readSbom } from './index.ts'
import { noLists, unreadLists } from './real-exceptions.data.ts'

const shared = new URL('../../../../shared/data/', import.meta.url)
const areThere = existsSync(new URL('match/', shared))
const note = areThere ? '' : ' (skipped: ../shared/data is not here)'

/** Collections of what tools read; the others hold records and expected answers. */
const collections = [
  'match/lockfiles-osv-detector.zip',
  'match/osv-scanner-source.zip',
  'match/trivy-fixtures.zip',
  'match/grype-misc.zip',
  'sbom/cyclonedx-cli.zip',
]

async function* filesIn(path: string): AsyncGenerator<{ readonly name: string; readonly bytes: Buffer }> {
  const zip = await fromBufferPromise(readFileSync(new URL(path, shared)))
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    yield { name: `${path}/${entry.fileName}`, bytes: await buffer(await zip.openReadStreamPromise(entry)) }
  }
}

it.skipIf(!areThere)(`every file of the collections is read, or it is known why not${note}`, async () => {
  const archives = collections.concat(
    readdirSync(new URL('inventory/', shared)).flatMap((name) =>
      name.endsWith('.zip') ? [`inventory/${name}`] : [],
    ),
  )
  const unexplained: string[] = []
  const met = new Set<RegExp>()
  let read = 0
  for (const archive of archives) {
    for await (const { name, bytes } of filesIn(archive)) {
      const reason = noLists.find(([pattern]) => pattern.test(name))
      if (readSbom(bytes, name).ok) read += 1
      else if (reason !== undefined) met.add(reason[0])
      else if (!Object.hasOwn(unreadLists, name) && bytes.length > 0) unexplained.push(name)
    }
  }

  expect(unexplained).toEqual([])
  expect(noLists.flatMap(([pattern]) => (met.has(pattern) ? [] : [String(pattern)]))).toEqual([])
  expect(read).toBeGreaterThan(250)
})
