/** What a purl type asks beyond the general rules. */
export interface PurlType {
  readonly namespace?: 'required' | 'prohibited'
  /** The parts whose canonical form is lower-case. */
  readonly lower?: readonly ('namespace' | 'name' | 'version')[]
  /** The qualifiers without which the purl does not name one package. */
  readonly needs?: readonly string[]
  readonly name?: RegExp
  readonly version?: RegExp
  /** Whether the namespace is the first segment only and the name all that follows. */
  readonly nameIsPath?: true
  /** How the name is rewritten after lower-casing. */
  rename?(name: string, qualifiers: Readonly<Record<string, string>>): string
}

const scoped = { namespace: 'required' } as const
const unscoped = { namespace: 'prohibited' } as const
const lowerBoth = { lower: ['namespace', 'name'] } as const

/**
 * The registered types with rules of their own (purl-spec, `types/*-definition.json`). For `golang` the spec asks
 * for a namespace, which `stdlib` does not have, and for lower case, which module paths are not: neither is applied.
 */
export const purlTypes: ReadonlyMap<string, PurlType> = new Map<string, PurlType>([
  ['alpm', { ...scoped, ...lowerBoth }],
  ['apk', { ...scoped, ...lowerBoth }],
  ['bazel', unscoped],
  ['bitbucket', { ...scoped, ...lowerBoth }],
  ['bitnami', { ...unscoped, lower: ['name'] }],
  ['brew', lowerBoth],
  ['cargo', unscoped],
  ['chrome-extension', { ...unscoped, lower: ['name'], name: /^[a-p]{32}$/, version: /^\d+(?:\.\d+){0,3}$/ }],
  ['cocoapods', unscoped],
  ['composer', { ...scoped, ...lowerBoth }],
  ['conda', unscoped],
  ['cpan', { name: /^(?!.*::)/ }],
  ['cran', unscoped],
  ['deb', { ...scoped, ...lowerBoth }],
  ['gem', unscoped],
  ['git', { ...scoped, nameIsPath: true }],
  ['github', { ...scoped, ...lowerBoth }],
  ['hackage', unscoped],
  ['hex', lowerBoth],
  ['huggingface', { ...scoped, lower: ['version'] }],
  ['julia', { ...unscoped, needs: ['uuid'] }],
  ['luarocks', lowerBoth],
  ['maven', scoped],
  [
    'mlflow',
    {
      ...unscoped,
      rename: (name, { repository_url: server }) => (isCaseless(server) ? name.toLowerCase() : name),
    },
  ],
  ['nuget', unscoped],
  ['oci', { ...unscoped, lower: ['name', 'version'] }],
  ['opam', unscoped],
  ['otp', { ...unscoped, lower: ['name'] }],
  ['pub', { ...unscoped, lower: ['name'], rename: (name) => name.replace(/[^a-z0-9_]/g, '_') }],
  ['pypi', { ...unscoped, lower: ['name', 'version'], rename: (name) => name.replaceAll('_', '-') }],
  ['qpkg', { ...scoped, lower: ['namespace'] }],
  ['rpm', { ...scoped, lower: ['namespace'] }],
  ['swid', { needs: ['tag_id'] }],
  ['swift', scoped],
  ['vcpkg', unscoped],
  ['vscode-extension', { ...scoped, lower: ['namespace', 'name', 'version'] }],
  ['yocto', { lower: ['namespace'] }],
])

/** Databricks names models without regard to case, other MLflow servers with it. */
function isCaseless(server: string | undefined): boolean {
  return server !== undefined && /^https:[/][/][^/]*databricks[^/]*[/]/.test(server)
}
