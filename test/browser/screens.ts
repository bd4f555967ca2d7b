import type { Filled } from './filled.ts'
import type { Visitor } from './house.ts'

/** A screen, or something opened upon one. */
export interface Screen {
  readonly name: string
  readonly path: string
  /** What to do there before it is looked at. */
  readonly reach?: (visitor: Visitor) => Promise<void>
}

/** Every address for people signed in, with records that are filled. */
export function screensOf(filled: Filled): readonly Screen[] {
  const { productId, releaseId, hostId, cve, userId, teamId, jobId, packageKey, oddKey } = filled
  const paths = [
    '/',
    '/overview/sent',
    '/inbox',
    '/inbox?state=all&kind=!closed',
    '/vulnerabilities',
    '/vulnerabilities?state=settled',
    `/impact?from=vulnerability:${cve}`,
    `/impact?from=vulnerability:${cve}&as=tree`,
    `/impact?from=vulnerability:${cve}&as=table`,
    ...['findings', 'impact', 'decisions', 'sources', 'statements', 'details', 'activity'].map(
      (tab) => `/vulnerabilities/${cve}?tab=${tab}`,
    ),
    '/vulnerabilities/CVE-2026-0005',
    '/vulnerabilities/CVE-1999-0001',
    '/wrong-matches',
    '/wrong-matches?state=all',
    '/configuration',
    '/configuration?q=nothing',
    '/configuration/new',
    `/configuration/new?partOf=${productId}`,
    `/configuration/${productId}`,
    ...['findings', 'impact', 'composition', 'documents', 'relations', 'activity'].map(
      (tab) => `/configuration/${releaseId}?tab=${tab}`,
    ),
    `/configuration/${hostId}?tab=documents`,
    ...['versions', 'items', 'vulnerabilities', 'impact'].map(
      (tab) => `/packages?key=${packageKey}&tab=${tab}`,
    ),
    `/packages?key=${oddKey}`,
    '/packages',
    ...['vulnerabilities', 'items', 'people'].map((tab) => `/teams/${filled.teamId}?tab=${tab}`),
    `/organisations/${filled.organisationId}`,
    `/organisations/${filled.customerId}?tab=received`,
    `/divisions/${filled.divisionId}`,
    '/administration/people',
    '/administration/people?role=contact&state=!disabled',
    '/administration/people/new',
    `/administration/people/${userId}`,
    '/administration/structure',
    `/administration/structure/teams/${teamId}`,
    '/administration/sources',
    '/administration/names',
    '/administration/names?from=listed',
    '/administration/interest',
    '/administration/jobs',
    `/administration/jobs/${jobId}`,
    '/administration/system',
    '/administration/audit',
    '/me/tokens',
    '/nowhere',
  ]
  return paths.map((path) => ({ name: path, path }))
}

/** What opens upon screens: dialogs, panels, menus. */
export function openingsOf({ hostId, releaseId, cve }: Filled): readonly Screen[] {
  const record = `/vulnerabilities/${cve}`
  const item = `/configuration/${releaseId}`
  const button =
    (nameSpace: string, key: string) =>
    async ({ page, say }: Visitor) => {
      await page
        .getByRole('button', { name: say(nameSpace)(key) })
        .first()
        .click()
    }
  return [
    {
      name: 'palette',
      path: '/',
      reach: async ({ page }) => {
        await press(page, '/', '[role=dialog]')
        await page.keyboard.type(cve)
        await page.getByRole('option').first().waitFor()
      },
    },
    { name: 'keys', path: '/', reach: async ({ page }) => await press(page, '?', '[role=dialog]') },
    {
      name: 'inbox',
      path: '/',
      reach: async ({ page, say }) => {
        const name = new RegExp(`^${say('web')('inbox.title')}`)
        await page.getByRole('button', { name }).click()
        await page.getByRole('link', { name: say('web')('inbox.all') }).waitFor()
      },
    },
    {
      name: 'person menu',
      path: '/',
      reach: async ({ page }) => await page.locator('header button[aria-haspopup]').last().click(),
    },
    { name: 'live', path: '/', reach: button('web', 'live.connected.word') },
    { name: 'why not', path: `${record}?tab=findings`, reach: button('vulnerabilities', 'explain.open') },
    {
      name: 'wrong match',
      path: `${record}?tab=findings`,
      reach: async ({ page, say }) => {
        await page.getByText(say('vulnerabilities')('wrong.open'), { exact: true }).first().click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'side panel',
      path: '/vulnerabilities',
      reach: async ({ page }) => {
        await page.locator('tbody tr').first().waitFor()
        await page.keyboard.press('j')
        await press(page, ' ', 'aside')
      },
    },
    {
      name: 'bulk decision',
      path: '/vulnerabilities',
      reach: async ({ page, say }) => {
        await page.locator('tbody tr').first().waitFor()
        await page.keyboard.press('j')
        await page.keyboard.press('x')
        const decide = say('vulnerabilities')('decide.verbAs', { team: 'PSIRT' })
        await page.getByRole('button', { name: decide }).click()
        await page.locator('[role=dialog]').waitFor()
      },
    },
    { name: 'filters', path: '/vulnerabilities', reach: button('web', 'filter.add') },
    { name: 'saved lists', path: '/vulnerabilities', reach: button('saved-lists', 'title') },
    {
      name: 'save a list',
      path: '/configuration?side=product',
      reach: async ({ page, say }) => {
        await page.getByRole('button', { name: say('saved-lists')('saveThis') }).click()
        await page.locator('[role=dialog]').waitFor()
      },
    },
    { name: 'decision', path: record, reach: async ({ page }) => await press(page, 'e', '[role=dialog]') },
    {
      name: 'interest',
      path: record,
      reach: async ({ page, say }) => {
        await page.getByText(say('vulnerabilities')('interest.set'), { exact: true }).first().click()
        await page.locator('[role=dialog]').waitFor()
      },
    },
    { name: 'why', path: record, reach: button('web', 'why.link') },
    { name: 'name', path: item, reach: async ({ page }) => await press(page, 'e', 'h1 input') },
    {
      name: 'choice in place',
      path: item,
      reach: async ({ page, say }) => {
        const configuration = say('configuration')
        const name = configuration('edit.change', { field: configuration('fields.criticality') })
        await page.getByRole('button', { name }).press('Enter')
      },
    },
    {
      name: 'owner in place',
      path: item,
      reach: async ({ page, say }) => {
        const configuration = say('configuration')
        const name = configuration('edit.change', { field: configuration('fields.owner') })
        await page.getByRole('button', { name }).press('Enter')
        await page.getByRole('option').first().waitFor()
      },
    },
    {
      name: 'giving',
      path: `${item}?tab=activity`,
      reach: async ({ page, say }) => {
        // By key: finished work may lie over the rail.
        const give = page.getByRole('button', { name: say('configuration')('grants.give'), exact: true })
        await give.press('Enter')
        await page.locator('[role=dialog]').waitFor()
      },
    },
    {
      name: 'item for a relation',
      path: `${item}?tab=relations`,
      reach: async ({ page, say }) => {
        await page.getByRole('button', { name: say('configuration')('relations.make') }).press('Enter')
        await page.locator('[role=dialog]').waitFor()
      },
    },
    {
      name: 'import',
      path: `/configuration/${hostId}`,
      reach: async ({ page, say }) => {
        const chooser = page.waitForEvent('filechooser')
        await page
          .getByRole('button', { name: say('configuration')('documents.import') })
          .first()
          .click()
        const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') }
        await (await chooser).setFiles(file)
        await page.locator('[role=dialog]').waitFor()
      },
    },
    {
      name: 'putting off',
      path: '/inbox',
      reach: async ({ page }) => {
        await page.locator('tbody tr').first().waitFor()
        await page.keyboard.press('j')
        await press(page, 'h', '[role=dialog]')
      },
    },
    {
      name: 'source settings',
      path: '/administration/sources',
      reach: button('administration', 'sources.fetch.settings'),
    },
  ]
}

async function press(page: Visitor['page'], key: string, opens: string): Promise<void> {
  await page.keyboard.press(key)
  await page.locator(opens).first().waitFor()
}
