import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ServerProcess, startServer, stopServer } from '../endurance/server-process.ts'
import { launchChromium } from './chromium.ts'
import { foundCompany, type Language, password } from './company.ts'
import { words } from './texts.ts'

/** A server, and a browser to look at it. */
export interface BrowserHouse {
  readonly server: ServerProcess
  readonly browser: Browser
  close(): Promise<void>
}

/** Starts both, with the company of `company.ts`. Whoever opens the house closes it. */
export async function openHouse(name: string, language: Language = 'ja'): Promise<BrowserHouse> {
  const house = await openEmptyHouse(name)
  try {
    await foundCompany(house.server, language)
  } catch (failure) {
    await house.close()
    throw failure
  }
  return house
}

/** Starts both as on the first day: nobody is there yet. */
export async function openEmptyHouse(name: string): Promise<BrowserHouse> {
  return await open(name, false)
}

/** Starts both with the sample company, as `npm start -- --sample` does; `visit` knows its people's passwords. */
export async function openSampleHouse(name: string): Promise<BrowserHouse> {
  return await open(name, true)
}

async function open(name: string, sample: boolean): Promise<BrowserHouse> {
  const data = await mkdtemp(join(tmpdir(), `renkei-${name}-`))
  const server = await startServer(data, { port: randomInt(20_000, 30_000), sample })
  const browser = await launchChromium()
  return {
    server,
    browser,
    close: async () => {
      await browser.close()
      await stopServer(server)
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** One person at a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  readonly language: Language
  /** Words on the screen by name space: `say('web')('actions.save')`. */
  readonly say: (nameSpace: string) => ReturnType<typeof words>
  /** Errors that the browser met. */
  readonly faults: string[]
  /** Calls a route below `/api/v1` as the person. */
  call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, options?: Sent): Promise<T>
  /** Goes to a path of the web and waits for its heading. */
  open(path: string): Promise<void>
}

interface Sent {
  /** JSON; bytes are sent as a file. */
  readonly body?: object | Buffer
  /** If-Match. */
  readonly version?: number
}

interface Look {
  readonly language?: Language
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** Signs a person in over the API, in their language and theme; the page is still empty. */
export async function visit(house: BrowserHouse, login: string, look: Look = {}): Promise<Visitor> {
  const { language = 'ja', theme = 'light', width = 1440 } = look
  const context = await house.browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width, height: 900 },
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const call: Visitor['call'] = async (method, path, { body, version } = {}) => {
    const answer = await page.request.fetch(`${house.server.url}/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { data: body }),
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
    })
    const text = await answer.text()
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  await call('POST', '/sessions', { body: { login, password: passwordOf(house, login) } })
  await call('PATCH', '/me', { body: { language, theme: 'system' } })
  const goTo = async (path: string) => {
    await page.goto(`${house.server.url}${path}`)
    await page.locator('main h1').first().waitFor()
  }
  return { context, page, language, faults, call, open: goTo, say: (nameSpace) => words(language, nameSpace) }
}

/** What was printed for somebody of the sample company; else everybody's. */
export function passwordOf({ server }: BrowserHouse, login: string): string {
  return server.passwords.get(login) ?? password
}
