/** The file bears no version. */
export const paketVersions: readonly string[] = ['paket.lock']
