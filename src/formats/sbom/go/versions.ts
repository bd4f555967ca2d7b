/** What is read: the module's own file, its sums, the list of a workspace, and what `go version -m` tells of a binary. */
export const goVersions: readonly string[] = ['go.mod', 'go.sum', 'go.work', 'build info']
