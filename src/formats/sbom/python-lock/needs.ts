import { isObject, type JsonNode } from '../../json/node.ts'

interface NeededName {
  readonly name: string
  /** Where several are locked. */
  readonly version: string | null
}

/** What a package asks for. */
export interface Needs {
  readonly required: readonly NeededName[]
  readonly optional: readonly NeededName[]
  readonly excluded: readonly NeededName[]
}

/** A name as Python compares it, a version after `@` with it. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** Poetry has a table of names, uv and pylock a list of tables, PDM a list of requirements. */
export function needsOf({ value }: JsonNode): Needs {
  return {
    required: namesIn(value.dependencies),
    optional: namesInGroups(value['optional-dependencies']),
    excluded: namesInGroups(value['dev-dependencies']),
  }
}

function namesInGroups(groups: unknown): readonly NeededName[] {
  return isObject(groups) ? Object.values(groups).flatMap(namesIn) : []
}

function namesIn(value: unknown): readonly NeededName[] {
  if (Array.isArray(value)) return value.flatMap(nameIn)
  return isObject(value) ? Object.keys(value).map((name) => ({ name, version: null })) : []
}

/** As a requirement begins (PEP 508). */
const requirement = /^\s*([A-Za-z\d][\w.-]*)/

function nameIn(value: unknown): readonly NeededName[] {
  if (typeof value === 'string') {
    const name = requirement.exec(value)?.[1]
    return name === undefined ? [] : [{ name, version: null }]
  }
  if (!isObject(value) || typeof value.name !== 'string') return []
  return [{ name: value.name, version: typeof value.version === 'string' ? value.version : null }]
}
