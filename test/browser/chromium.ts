import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Nothing that calls home, nothing that differs between machines. */
const quiet = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium lies: `RENKEI_CHROMIUM`, or the first of its usual names on the path; undefined when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.RENKEI_CHROMIUM !== undefined && env.RENKEI_CHROMIUM !== '') return env.RENKEI_CHROMIUM
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

/**
 * Finds Chromium, and installs Debian's when it is missing and this user may.
 * @throws Error that says what to do when there is none and none can be installed
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== undefined) {
    if (isProgram(found)) return found
    throw new Error(`RENKEI_CHROMIUM names ${found}, which is not a program`)
  }
  installChromium()
  const installed = findChromium()
  if (installed === undefined) throw new Error(`apt-get ran, but there is still no Chromium. ${advice}`)
  return installed
}

const advice =
  'Install Chromium (on Debian: apt-get install chromium) or name an executable in RENKEI_CHROMIUM, then run the browser tests again.'

/** Starts a browser without a window. Whoever starts it closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(manner())
}

/** Starts a browser that keeps what it knows in a folder, as people's own do. Whoever starts it closes it. */
export function launchKeepingChromium(
  folder: string,
  options: { readonly locale: string },
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...manner(), ...options })
}

function manner() {
  const isRoot = process.getuid?.() === 0
  return {
    executablePath: ensureChromium(),
    headless: true,
    args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
  }
}

function installChromium(): void {
  const prefix = rootPrefix()
  if (prefix === undefined)
    throw new Error(`There is no Chromium, and this user may not install it. ${advice}`)
  process.stderr.write('Chromium is missing: installing the package of the distribution\n')
  try {
    run([...prefix, 'apt-get', 'update', '--quiet'])
    run([...prefix, 'apt-get', 'install', '--quiet', '--yes', '--no-install-recommends', 'chromium'])
  } catch (cause) {
    throw new Error(`Chromium could not be installed. ${advice}`, { cause })
  }
}

/** What to put before a command to run it as root: nothing, or sudo when it asks for no password. */
function rootPrefix(): readonly string[] | undefined {
  if (!canRun(['apt-get', '--version'])) return undefined
  const nonInteractive = ['env', 'DEBIAN_FRONTEND=noninteractive']
  if (process.getuid?.() === 0) return nonInteractive
  return canRun(['sudo', '--non-interactive', 'true'])
    ? ['sudo', '--non-interactive', ...nonInteractive]
    : undefined
}

function canRun([program = '', ...args]: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function run([program = '', ...args]: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
