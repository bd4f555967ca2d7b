import type { ProblemLog } from '../../problem-log.ts'
import { linesOf } from '../../text/lines.ts'
import type { ComponentScope, SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'

const locked = /^(?<group>[^\s:=#]+):(?<name>[^\s:=]+):(?<version>[^\s:=]+)(?:=(?<configurations>.*))?$/

/** A line for each package, with the configurations it was resolved for; before Gradle 6 each of those had a file of its own. */
export function readLockFile(text: string, log: ProblemLog): SbomDocument {
  const list = packageList(log)
  for (const { line, text: written } of linesOf(text)) {
    const content = written.trim()
    if (content === '' || content.startsWith('#') || /^empty=[\w, ]*$/.test(content)) continue
    const { group, name = '', version = '', configurations } = locked.exec(content)?.groups ?? {}
    if (group === undefined) log.add(`/line/${line}`, 'sbom.line-not-read')
    else {
      const scope = scopeOf(configurations?.split(',').map((one) => one.trim()) ?? [])
      list.add({ path: `/line/${line}`, type: 'maven', namespace: group, name, version, scope })
    }
  }
  return list.document({ format: 'gradle', specVersion: 'gradle.lockfile' })
}

/** What belongs to tests and to the build alone is not in the product; projects name configurations as they like. */
export function scopeOf(configurations: readonly string[]): ComponentScope | null {
  if (configurations.some((one) => /^(?:\w+R|r)untimeClasspath$/.test(one) && !isApart(one)))
    return 'required'
  return configurations.length > 0 && configurations.every(isApart) ? 'excluded' : null
}

function isApart(configuration: string): boolean {
  return /test|^annotationProcessor$|AnnotationProcessor$|^developmentOnly$|lint|checkstyle|jacoco/i.test(
    configuration,
  )
}
