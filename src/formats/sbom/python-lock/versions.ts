/** Which tool wrote it, with the version of its format where that changed what is read. */
export const pythonLockVersions: readonly string[] = ['poetry 1', 'poetry 2', 'uv 1', 'pdm 4', 'pylock 1']

/** The fields the reader takes over. Digests are of single files, of which a package has many. */
export const usedFields = {
  document: new Set(['version', 'lock-version', 'package', 'packages', 'metadata']),
  package: new Set([
    ...['name', 'version', 'category', 'groups', 'optional', 'source', 'dependencies'],
    ...['optional-dependencies', 'dev-dependencies', 'git', 'revision', 'path', 'url', 'extras'],
    ...['vcs', 'directory', 'archive'],
  ]),
} as const
