/** The file has no version of its own; Bundler 2.5 brought `CHECKSUMS`. */
export const bundlerVersions: readonly string[] = ['1', '2']
