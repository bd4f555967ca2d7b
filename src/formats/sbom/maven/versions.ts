/** `modelVersion`; 4.0.0 has been the only one since 2005. And what the dependency plugin prints. */
export const mavenVersions: readonly string[] = ['4.0.0', 'dependency:tree', 'dependency:list']

/** The elements of a project that are taken over, or say nothing of what is in it. */
export const usedElements: ReadonlySet<string> = new Set([
  'artifactId',
  'dependencies',
  'dependencyManagement',
  'groupId',
  'licenses',
  'modelVersion',
  'packaging',
  'parent',
  'profiles',
  'properties',
  'url',
  'version',
])
