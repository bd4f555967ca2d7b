import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Filled } from '../browser/filled.ts'
import { type BrowserHouse, type Visitor, visit } from '../browser/house.ts'
import { settle } from './settle.ts'
import { toWebp } from './webp.ts'

/** A picture of the guide. */
interface Picture {
  /** Its name below `images/`, without the ending. */
  readonly name: string
  readonly path: string
  readonly login?: string
  readonly height?: number
  readonly reach?: (visitor: Visitor) => Promise<void>
}

const quality = 0.6

/** Takes the pictures of the guide: the light look, on a desk, in each language; few, because every checkout carries them. */
export async function shootGuide(house: BrowserHouse, sample: Filled, only: string): Promise<void> {
  const workshop = await house.browser.newPage()
  for (const language of ['ja', 'en'] as const) {
    const folder = fileURLToPath(new URL(`../../docs/guide/${language}/images`, import.meta.url))
    await mkdir(folder, { recursive: true })
    for (const picture of picturesOf(sample).filter(({ name }) => name.includes(only))) {
      const visitor = await visit(house, picture.login ?? 'aoki', { language })
      await visitor.page.setViewportSize({ width: 1440, height: picture.height ?? 900 })
      // The first visit explains itself, and the tray tells of the sample's import; here both would be in the way.
      await visitor.page.addInitScript(
        "localStorage.setItem('renkei.sample.steps', 'hidden'); localStorage.setItem('renkei.jobs.dismissed', '9')",
      )
      await visitor.open(picture.path)
      await picture.reach?.(visitor)
      await settle(visitor.page)
      const webp = await toWebp(workshop, await visitor.page.screenshot(), quality)
      await writeFile(`${folder}/${picture.name}.webp`, webp)
      await visitor.context.close()
    }
  }
  await workshop.close()
}

function picturesOf({ releaseId, cve }: Filled): readonly Picture[] {
  const record = `/vulnerabilities/${cve}`
  return [
    { name: 'home', path: '/' },
    { name: 'worklist', path: '/vulnerabilities', reach: rows },
    { name: 'vulnerability', path: record, reach: rows, height: 1000 },
    { name: 'decide', path: record, reach: decide },
    {
      name: 'impact',
      path: `/impact?from=vulnerability:${cve}`,
      reach: async ({ page }) => await page.locator('[data-node]').first().waitFor(),
    },
    { name: 'item', path: `/configuration/${releaseId}`, reach: rows },
    { name: 'import', path: '/configuration', reach: chooseFile },
    { name: 'interest-rules', path: '/administration/interest', login: 'kanda' },
    {
      name: 'search',
      path: '/',
      reach: async ({ page, say }) => {
        await page.getByRole('button', { name: say('search')('box') }).click()
        await page.getByRole('combobox', { name: say('search')('title') }).fill('ｏｐｅｎｓｓｌ')
        await page.getByRole('option').filter({ hasText: 'openssl' }).first().waitFor()
      },
    },
    { name: 'sources', path: '/administration/sources', login: 'kanda' },
  ]
}

async function rows({ page }: Visitor): Promise<void> {
  await page.locator('main tbody tr').first().waitFor()
}

async function decide({ page, say }: Visitor): Promise<void> {
  const vulnerabilities = say('vulnerabilities')
  await page
    .getByRole('button', { name: vulnerabilities('decide.verbFor', { name: 'GX-7 ファームウェア 6.0' }) })
    .click()
  const status = page.getByRole('dialog').getByText(vulnerabilities('status.affected.word'), { exact: true })
  await status.click()
}

async function chooseFile({ page, say }: Visitor): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.locator('main tbody tr').first().waitFor()
  await page.keyboard.press('i')
  await (await chooser).setFiles(
    fileURLToPath(new URL('../../docs/guide/demo-viewer-1.0.cdx.json', import.meta.url)),
  )
  const looking = page.getByRole('dialog').getByText(say('imports')('look.looking'))
  await page.getByRole('dialog').getByText('demo-viewer-1.0.cdx.json').waitFor()
  await looking.waitFor({ state: 'detached' })
}
