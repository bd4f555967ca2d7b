import { describe, expect, it } from 'vitest'
import packageFile from '../package.json' with { type: 'json' }
import { describeBreach } from './architecture/breach.ts'
import { inspectHouse } from './architecture/check-house.ts'
import { isSource, readSources } from './architecture/sources.ts'
import { leastSeen, libraries, testLibraries } from './floors.ts'

const sources = readSources('src', 'test')

describe('the house', () => {
  const inspection = inspectHouse(sources)

  it('is in order', () => {
    expect(inspection.breaches.map(describeBreach).join('\n\n')).toBe('')
  })

  it('was seen: enough files, enough imports, and no import line that the reader missed', () => {
    const importLines = [...sources]
      .filter(([path]) => isSource(path))
      .flatMap(([, text]) => linesThatImport(text))

    expect(inspection.files).toBeGreaterThanOrEqual(leastSeen.files)
    expect(inspection.imports).toBeGreaterThanOrEqual(leastSeen.imports)
    expect(inspection.imports).toBeGreaterThanOrEqual(importLines.length)
  })
})

describe('the list of libraries', () => {
  const installed = Object.keys({ ...packageFile.dependencies, ...packageFile.optionalDependencies })
  const forTools = Object.keys(packageFile.devDependencies)

  it('names no library that is not installed', () => {
    const listed = [...Object.keys(libraries), ...testLibraries]

    const stale = listed.filter((name) => ![...installed, ...forTools].some((one) => covers(name, one)))

    expect(stale).toEqual([])
  })

  it('has a place for every library that the product runs with', () => {
    const placeless = installed.filter(
      (name) => !isRuntime(name) && !Object.keys(libraries).some((listed) => covers(listed, name)),
    )

    expect(placeless).toEqual([])
  })
})

/** A second, cruder reading: lines that end an import or a re-export. The careful one must find at least as many. */
function linesThatImport(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => /^(?:import|export|\})[^'"`]* from '[^']+'(?: with \{.*\})?$/.test(line))
}

function covers(listed: string, name: string): boolean {
  return listed.endsWith('*') ? name.startsWith(listed.slice(0, -1)) : listed === name
}

/** Node itself arrives as a package and is never imported. */
function isRuntime(name: string): boolean {
  return /^node-(?:bin-)?(?:linux|darwin|win)-/.test(name)
}
