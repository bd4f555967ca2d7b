/** Values of `version`: 0.4 is written by Conan 1, 0.5 by Conan 2. */
export const conanVersions: readonly string[] = ['0.4', '0.5']

/** The fields the reader takes over, or that say nothing of what is in the product. */
export const usedFields = {
  document: new Set([
    'version',
    'graph_lock',
    'requires',
    'build_requires',
    'python_requires',
    'config_requires',
    'profile_host',
  ]),
  node: new Set([
    'ref',
    'requires',
    'build_requires',
    'context',
    'options',
    'package_id',
    'prev',
    'path',
    'modified',
  ]),
} as const
