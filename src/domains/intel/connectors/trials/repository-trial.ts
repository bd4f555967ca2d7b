import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { tarOf } from '#platform/archives/trials/tar-of.ts'
import { type Behaviour, give, lead, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from './stage.ts'

interface Repository {
  readonly id: string
  /** A record's place below the repository's folder, and its file among the format's fixtures. */
  readonly path: string
  readonly fixture: string
}

const place = '/tar.gz/refs/heads/main'

/** What holds of every database that is fetched as the tar of a repository. */
export function testRepository({ id, path, fixture }: Repository): void {
  const record = readFileSync(
    new URL(`../../../../formats/advisory/${id}/fixtures/${fixture}`, import.meta.url),
    'utf8',
  )
  const packed = async (files: readonly (readonly [name: string, text: string])[]) =>
    gzipSync(await tarOf([['database-main/README.md', '# Read me'], ...files]))

  it('takes the records out of the tar, and nothing where it has not changed', async () => {
    const { run, place: put, records, health } = await openStage()
    const server = await openUnrulyServer({
      [place]: give(await packed([[`database-main/${path}`, record]])),
    })
    await put(id, { url: `${server.url}${place}`, host: server.host })

    const first = await run(id)
    const second = await run(id)

    expect(first).toMatchObject({ state: 'done', result: { outcome: 'new', records: 1, changed: 1 } })
    expect(second).toMatchObject({ state: 'done' })
    expect(second.result).not.toMatchObject({ changed: 1 })
    expect(Object.keys(await records(id))).toHaveLength(1)
    expect(await health(id)).toMatchObject({ failures: 0 })
  })

  it('security.md 4.14: fails and keeps what it had, whatever lies there', async () => {
    const { run, place: put, records, pass } = await openStage()
    const whole = await packed([[`database-main/${path}`, record]])
    const cut = await packed([[`database-main/${path}`, record.repeat(200)]])
    const bad: readonly (readonly [what: string, behaviour: Behaviour, code: string])[] = [
      ['a page', give('<!doctype html><p>sign in'), 'intel.feed-is-a-page'],
      ['a file that is no archive', give('not an archive'), 'intel.feed-unreadable'],
      ['a packed file that is no archive', give(gzipSync('not an archive')), 'intel.feed-unreadable'],
      ['an archive of something else', give(await packed([])), 'intel.feed-shape-changed'],
      ['one that was cut off', give(cut.subarray(0, cut.length - 40)), 'intel.feed-unreadable'],
      ['a redirect inwards', lead('http://169.254.169.254/latest'), 'net.host-refused'],
    ]
    const server = await openUnrulyServer({ [place]: give(whole) })
    await put(id, { url: `${server.url}${place}`, host: server.host })
    for (const [what, behaviour, code] of bad) {
      server.set(place, give(whole))
      await run(id)
      server.set(place, behaviour)
      pass({ hours: 25 })

      const { state, problems } = await run(id)
      expect.soft([state, problems[0]?.code], what).toEqual(['failed', code])
      pass({ hours: 1 })
    }
    expect(Object.keys(await records(id))).toHaveLength(1)
  })
}
