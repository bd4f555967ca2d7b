/** Values of `manifest_format`; 1 does not write its own. */
export const juliaVersions: readonly string[] = ['1.0', '2.0', '2.1']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['julia_version', 'manifest_format', 'project_hash', 'deps']),
  package: new Set(['uuid', 'version', 'deps', 'git-tree-sha1', 'repo-url', 'repo-rev', 'path']),
} as const
