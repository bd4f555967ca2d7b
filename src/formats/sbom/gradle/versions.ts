/** What is read: the lock files of the project and of its build script, and the sums of what was fetched. */
export const gradleVersions: readonly string[] = [
  'gradle.lockfile',
  'verification-metadata.xml',
  'gradle dependencies',
]
