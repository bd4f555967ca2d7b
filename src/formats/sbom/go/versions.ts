/** What is read: the module's own file, its sums, and what `go version -m` tells of a binary. */
export const goVersions: readonly string[] = ['go.mod', 'go.sum', 'build info']
