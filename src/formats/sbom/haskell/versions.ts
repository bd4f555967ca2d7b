/** What is read, by the names of the files. */
export const haskellVersions: readonly string[] = ['cabal.project.freeze', 'stack.yaml.lock']

/** The fields of Stack's lock file that are taken over. */
export const usedFields = {
  document: new Set(['packages', 'snapshots']),
  package: new Set(['completed', 'original']),
} as const
