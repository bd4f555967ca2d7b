/** The file has no version of its own. */
export const pubVersions: readonly string[] = ['pubspec.lock']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['packages', 'sdks']),
  package: new Set(['dependency', 'description', 'source', 'version']),
} as const
