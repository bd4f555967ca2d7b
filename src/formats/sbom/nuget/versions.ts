/** What is read, by the names of the files. */
export const nugetVersions: readonly string[] = [
  'packages.config',
  'packages.lock.json',
  'project.assets.json',
  'deps.json',
  'PackageReference',
  'nuspec',
  'dotnet list package',
]

/** The fields the reader takes over. */
export const usedFields = {
  lock: new Set(['version', 'dependencies']),
  package: new Set(['type', 'resolved', 'requested', 'contentHash', 'dependencies']),
  document: new Set(['version', 'targets', 'libraries', 'project', 'runtimeTarget']),
  library: new Set(['type', 'sha512', 'path', 'hashPath', 'files']),
} as const
