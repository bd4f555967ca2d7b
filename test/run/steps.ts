/** One step of `npm test`; a step with vitest counts its tests, any other counts as one. */
export interface Step {
  readonly name: string
  readonly title: string
  /** Programs of `node_modules/.bin` with their arguments, one after the other. */
  readonly commands: readonly (readonly string[])[]
  readonly counts: 'commands' | 'tests'
}

const steps: readonly Step[] = [
  {
    name: 'types',
    title: 'types',
    commands: [
      ['tsc', '-p', '.'],
      ['tsc', '-p', 'src/web'],
    ],
    counts: 'commands',
  },
  {
    name: 'lint',
    title: 'lint',
    commands: [['biome', 'check', '--error-on-warnings', '.']],
    counts: 'commands',
  },
  { name: 'unused', title: 'dead code', commands: [['knip']], counts: 'commands' },
  {
    name: 'unit',
    title: 'unit, store and architecture tests',
    commands: [['vitest', 'run', '--config', 'vitest.config.ts']],
    counts: 'tests',
  },
  {
    name: 'browser',
    title: 'browser tests',
    commands: [['vitest', 'run', '--config', 'vitest.browser.config.ts']],
    counts: 'tests',
  },
]

/**
 * The steps that are named, in the order of the list; all of them when none is named.
 * @throws Error that lists the names when one is unknown
 */
export function findSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0)
    throw new Error(`no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`)
  return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name))
}
