/** Of CocoaPods itself, which the file names. */
export const cocoapodsVersions: readonly string[] = ['0', '1']

/** The fields the reader takes over, or that say nothing of what is in the product. */
export const usedFields = {
  document: new Set([
    'PODS',
    'DEPENDENCIES',
    'SPEC REPOS',
    'SPEC CHECKSUMS',
    'CHECKOUT OPTIONS',
    'EXTERNAL SOURCES',
    'PODFILE CHECKSUM',
    'COCOAPODS',
  ]),
} as const
