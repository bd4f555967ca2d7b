import { describe, expect, it } from 'vitest'
import { tell, temporaryFolder, writeSbom } from './trials/stage.ts'

const japanese = { LC_ALL: 'ja_JP.UTF-8' }
const item = '01a20551-0a7c-7fa4-aefd-a30e2a961132'

describe('bad use', () => {
  it.each([
    ['an unknown command', ['dance'], 'There is no command “dance”.'],
    ['an unknown command of a group', ['ci', 'dance'], 'There is no command “dance”.'],
    ['an unknown option', ['ci', 'list', '--fast'], 'There is no option “--fast” here.'],
    ['a missing argument', ['ci', 'show'], 'ID is missing.'],
    ['a missing option', ['token', 'create'], '--user <LOGIN> must be given.'],
    ['a missing value', ['ci', 'list', '--kind'], '--kind <KIND> needs a value.'],
    [
      'a word that is no choice',
      ['ci', 'list', '--side', 'left'],
      '“left” cannot be the value of --side <SIDE>.',
    ],
    ['a count that is none', ['jobs', '--limit', '0'], '“0” cannot be the value of --limit <N>.'],
    ['an unknown role of a process', ['serve', '--roles', 'web,tea'], '“web,tea” cannot be the value of'],
    ['too many arguments', ['jobs', 'more'], 'There are more arguments than this command takes.'],
    ['a missing file', ['sbom', 'import', 'absent.json', '--ci', item], 'There is nothing at absent.json.'],
    ['no place to import to', ['sbom', 'import', 'absent.json'], 'Say where it belongs'],
    ['half a release', ['sbom', 'import', 'absent.json', '--product', 'P'], 'Say where it belongs'],
    ['two places', ['sbom', 'import', 'a', '--ci', item, '--product', 'P', '--release', '1'], 'Say where'],
    [
      'one slot for two',
      ['sbom', 'import', 'a', 'b', '--ci', item, '--slot', 's'],
      '--slot is for one file.',
    ],
    ['a missing feed', ['feed', 'import', 'osv', 'absent'], 'There is nothing at absent.'],
  ])('is told for %s', async (_, words, text) => {
    const told = await tell(words)

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain(text)
  })

  it('is told in Japanese where the system speaks it', async () => {
    const told = await tell(['ci', 'dance'], japanese)

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain('「dance」というコマンドはありません。')
  })

  it('is told for settings that make no sense', async () => {
    const told = await tell(['ci', 'list'], { RENKEI_PORT: 'many' })

    expect(told.code).toBe(2)
    expect(told.err).toContain('RENKEI_PORT')
  })

  it('is told for a server without a token', async () => {
    const told = await tell(['ci', 'list'], { RENKEI_URL: 'http://127.0.0.1:8720' })

    expect(told.code).toBe(2)
    expect(told.err).toContain('RENKEI_TOKEN')
  })

  it('is told for a folder where a document should be', async () => {
    const told = await tell(['sbom', 'import', await temporaryFolder(), '--ci', item])

    expect(told.code).toBe(2)
    expect(told.err).toContain('cannot be read as a file')
  })

  it('is told for a password that is not there', async () => {
    const words = [
      'user',
      'create',
      '--login',
      'aoi',
      '--name',
      'Aoi',
      '--role',
      'manager',
      '--password-stdin',
    ]

    expect(await tell(words)).toMatchObject({ code: 2, err: 'No password was given on standard input.\n' })
  })
})

describe('help', () => {
  it.each([
    [{}, ['Usage: renkei sbom import [options] <FILE...>', 'Configuration item, by its id']],
    [japanese, ['使い方： renkei sbom import [options] <FILE...>', '構成品目のID']],
  ])('speaks the language of the system: %o', async (environment, texts) => {
    const told = await tell(['sbom', 'import', '--help'], environment)

    expect(told).toMatchObject({ code: 0, err: '' })
    for (const text of texts) expect(told.out).toContain(text)
  })

  it('is shown beside the result when no command was given', async () => {
    const told = await tell([])

    expect(told).toMatchObject({ code: 2, out: '' })
    expect(told.err).toContain('Usage: renkei')
  })

  it('names the version', async () => {
    const told = await tell(['--version'])

    expect(told).toMatchObject({ code: 0, err: '' })
    expect(told.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('leaves no text of the catalogue unsaid', async () => {
    const pages = [
      [],
      ['ci'],
      ['user'],
      ['token'],
      ['sbom'],
      ['feed'],
      ['vulnerability'],
      ['assess'],
      ['audit'],
    ]
    const commands = [
      'ci create',
      'ci list',
      'user create',
      'token create',
      'feed import',
      'feed run',
      'feed list',
      'feed set',
      'findings',
      'jobs',
      'assess create',
      'assess undo',
      'audit verify',
      'vulnerability show',
      'serve',
    ].map((one) => one.split(' '))
    for (const words of [...pages, ...commands]) {
      const { out } = await tell([...words, '--help'], japanese)

      expect(out).not.toMatch(/\b(?:options|commands|help)\.[a-z-]+/)
    }
  })
})

it('says that a server cannot be reached', async () => {
  const folder = await temporaryFolder()
  const sbom = await writeSbom(folder, 'a.json', [])
  const environment = { RENKEI_URL: 'http://127.0.0.1:8719', RENKEI_TOKEN: 'rnk_x' }

  const told = await tell(['sbom', 'import', sbom, '--ci', item], environment)

  expect(told.code).toBe(3)
  expect(told.err).toContain('cannot be reached')
})
