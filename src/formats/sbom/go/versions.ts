/**
 * What is read: the module's own file, its sums, the list of a workspace, what was copied beside, and what `go version -m`
 * tells of a binary and `go list -m -json` of a project.
 */
export const goVersions: readonly string[] = [
  'go.mod',
  'go.sum',
  'go.work',
  'build info',
  'vendor/modules.txt',
  'go list -m',
]
