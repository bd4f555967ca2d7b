/** Values of `_meta.pipfile-spec`. */
export const pipenvVersions: readonly string[] = ['6']

/** The fields the reader takes over. Digests are of single files, of which a package has many. */
export const usedFields = {
  package: new Set(['version', 'git', 'ref', 'path', 'file', 'editable']),
} as const
