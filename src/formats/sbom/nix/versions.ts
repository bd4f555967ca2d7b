/** What is read: paths of the store, one a line. */
export const nixVersions: readonly string[] = ['store paths']
