/** The file has no version of its own; apk-tools calls this form of its database v2. */
export const apkVersions: readonly string[] = ['v2']

/** The fields the reader takes over: package, version, architecture, origin, licence, address, needs, provides. */
export const usedFields: ReadonlySet<string> = new Set(['P', 'V', 'A', 'o', 'L', 'U', 'D', 'p'])
