/** The file has no version of its own. */
export const renvVersions: readonly string[] = ['renv.lock']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['R', 'Packages', 'Bioconductor']),
  package: new Set([
    'Package',
    'Version',
    'Source',
    'Repository',
    'Requirements',
    'Depends',
    'Imports',
    'LinkingTo',
    'License',
    'RemoteType',
    'RemoteHost',
    'RemoteUsername',
    'RemoteRepo',
    'RemoteSha',
  ]),
} as const
