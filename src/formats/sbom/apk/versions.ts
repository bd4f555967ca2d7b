/** The database, whose form apk-tools calls v2, and what the tools print of it. */
export const apkVersions: readonly string[] = ['v2', 'list']

/** The fields the reader takes over: package, version, architecture, origin, licence, address, needs, provides. */
export const usedFields: ReadonlySet<string> = new Set(['P', 'V', 'A', 'o', 'L', 'U', 'D', 'p'])
