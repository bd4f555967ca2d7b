import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, type Told, temporaryFolder, writeSbom } from './trials/stage.ts'

const program = join(import.meta.dirname, 'main.ts')

function start(words: readonly string[], environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [program, ...words], { env: { LANG: 'C', ...environment } })
}

/** Runs the program as a shell does. */
async function run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Told> {
  const child = start(words, environment)
  child.stdin.end()
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, out, err }
}

async function writeZip(path: string, entries: Readonly<Record<string, string>>): Promise<void> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  await writeFile(path, Buffer.concat(chunks))
}

it('does a first day on a new data folder with a database of its own', async () => {
  const folder = await temporaryFolder()
  const environment = { RENKEI_DATA: join(folder, 'data'), RENKEI_LOG: 'error' }
  const sbom = await writeSbom(folder, 'app.cdx.json', ['left-stuffer@1.2.0', 'right-stuffer@2.0.0'])
  const loose = join(folder, 'loose', 'advisories', '2026')
  await mkdir(loose, { recursive: true })
  await writeFile(join(loose, 'TRIAL-2026-1000.json'), advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'))
  const zip = join(folder, 'all.zip')
  await writeZip(zip, { 'TRIAL-2026-1001.json': advisory('TRIAL-2026-1001', 'right-stuffer', '2.1.0') })

  const person = await run(
    [
      'user',
      'create',
      '--login',
      'aoi',
      '--name',
      'Aoi',
      '--role',
      'administrator',
      '--organisation',
      'Works',
    ],
    environment,
  )
  const token = await run(['token', 'create', '--user', 'aoi'], environment)
  const item = await run(
    ['ci', 'create', '--kind', 'product', '--name', 'Lantern', '--team', 'psirt'],
    environment,
  )
  const imported = await run(['sbom', 'import', sbom, '--ci', item.out.trim()], environment)
  const folderFeed = await run(['feed', 'import', 'osv', join(folder, 'loose')], environment)
  const zipFeed = await run(['feed', 'import', 'osv', zip], environment)
  const findings = await run(['findings', '--json'], environment)

  expect(person).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^password {2}\S+$/m) })
  expect(token).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^rnk_\S+\n$/) })
  expect(item).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^[0-9a-f-]{36}\n$/) })
  expect(imported).toMatchObject({ code: 0, err: '', out: expect.stringContaining('components 2') })
  expect(folderFeed).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('loose.zip  done  records 1'),
  })
  expect(zipFeed).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('all.zip  done  records 1'),
  })
  expect(findings).toMatchObject({ code: 0, err: '' })
  const { rows } = JSON.parse(findings.out)
  expect(rows.map((row: { vulnerability: { name: string } }) => row.vulnerability.name).sort()).toEqual([
    'CVE-2026-1000',
    'CVE-2026-1001',
  ])
}, 180_000)

it('ends with the code of bad use', async () => {
  expect(await run(['dance'], {})).toMatchObject({ code: 2, out: '' })
})

it('is quiet when its reader stops reading', async () => {
  const environment = await aloneOn(await testDatabase())
  const child = start(['ci', 'list', '--json'], environment)
  child.stdout.destroy()
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])

  expect({ code, err }).toEqual({ code: 0, err: '' })
}, 60_000)
