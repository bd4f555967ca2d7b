/** The three parts of a distribution's version. */
export interface Evr {
  /** Digits; `0` where the version has none. */
  readonly epoch: string
  readonly version: string
  /** What follows the last hyphen, empty where there is none. */
  readonly release: string
}

/** Divides `[epoch:]version[-release]`; `undefined` where the epoch is no number or a part is empty. */
export function splitEvr(text: string): Evr | undefined {
  const colon = text.indexOf(':')
  const epoch = colon < 0 ? '0' : text.slice(0, colon)
  const hyphen = text.lastIndexOf('-')
  const hasRelease = hyphen > colon
  const version = text.slice(colon + 1, hasRelease ? hyphen : undefined)
  const release = hasRelease ? text.slice(hyphen + 1) : ''
  if (version === '' || (hasRelease && release === '') || !/^\d+$/.test(epoch)) return undefined
  return { epoch, version, release }
}
