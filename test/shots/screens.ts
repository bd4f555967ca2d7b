import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Filled } from '../browser/filled.ts'
import { type BrowserHouse, type Visitor, visit } from '../browser/house.ts'
import { openingsOf, type Screen, screensOf } from '../browser/screens.ts'
import { settle } from './settle.ts'

interface Options {
  readonly folder: string
  readonly only: string
  readonly look: string
}

/** Who sees most of it, and who may give an item to somebody. */
const people = { administration: 'kanda', giving: 'hayashi', others: 'aoki' } as const

/** Every screen and what opens upon it, in both languages and themes, on a desk and on a phone. */
export async function shootScreens(house: BrowserHouse, sample: Filled, options: Options): Promise<void> {
  await mkdir(options.folder, { recursive: true })
  const screens = [...screensOf(sample), ...openingsOf(sample)].filter(({ name }) =>
    name.includes(options.only),
  )
  for (const look of looks.filter((one) => wordsOf(one).includes(options.look))) {
    const visitors = {
      administration: await visit(house, people.administration, look),
      giving: await visit(house, people.giving, look),
      others: await visit(house, people.others, look),
    }
    for (const screen of screens) {
      const visitor = visitors[whoShows(screen)]
      const name = `${nameOf(screen, sample)}-${wordsOf(look)}`
      await shoot(visitor, screen, join(options.folder, `${name}.png`))
    }
    for (const { context } of Object.values(visitors)) await context.close()
  }
}

function whoShows({ name, path }: Screen): keyof typeof people {
  if (path.startsWith('/administration')) return 'administration'
  return name === 'giving' ? 'giving' : 'others'
}

const looks = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([1440, 390] as const).map((width) => ({ language, theme, width })),
  ),
)

function wordsOf({ language, theme, width }: (typeof looks)[number]): string {
  return `${language}-${theme}-${width}`
}

async function shoot(visitor: Visitor, screen: Screen, path: string): Promise<void> {
  try {
    await visitor.open(screen.path)
    await screen.reach?.(visitor)
    await settle(visitor.page)
    await visitor.page.screenshot({ path, fullPage: screen.reach === undefined })
  } catch (failure) {
    // One screen that does not come must not cost the pictures of all others.
    process.stderr.write(`${path}: ${failure instanceof Error ? failure.message.split('\n')[0] : failure}\n`)
  }
}

/** An address as the name of a file: ids say nothing. */
function nameOf({ name }: Screen, { productId, releaseId, hostId, userId, jobId }: Filled): string {
  const words: readonly (readonly [string, string])[] = [
    [productId, 'product'],
    [releaseId, 'release'],
    [hostId, 'host'],
    [userId, 'person'],
    [jobId, 'job'],
  ]
  const told = words.reduce((text, [id, word]) => (id === '' ? text : text.replaceAll(id, word)), name)
  return told.replace(/[^\w.-]+/g, '_').replace(/^_+|_+$/g, '') || 'home'
}
