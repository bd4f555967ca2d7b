/** Versions that the file begins with; the oldest has none. */
export const rebarVersions: readonly string[] = ['none', '1.1.0', '1.2.0']
