/** The distribution of an image as purls tell it; release null where nothing says which. */
export interface ImageDistribution {
  readonly type: 'deb' | 'rpm' | 'apk'
  readonly namespace: string
  readonly release: string | null
}

interface Reading {
  readonly pattern: RegExp
  readonly type: ImageDistribution['type']
  readonly namespace: string
  readonly release?: (found: RegExpExecArray) => string
}

/** How names and tags of images tell the distribution and its release. */
const names: readonly Reading[] = [
  { pattern: /ubuntu[-:](\d+\.\d+)/, type: 'deb', namespace: 'ubuntu' },
  { pattern: /ubuntu/, type: 'deb', namespace: 'ubuntu' },
  { pattern: /debian[-:]?(\d+)/, type: 'deb', namespace: 'debian' },
  { pattern: /alpine[-:](\d+\.\d+)/, type: 'apk', namespace: 'alpine' },
  { pattern: /wolfi/, type: 'apk', namespace: 'wolfi' },
  { pattern: /chainguard/, type: 'apk', namespace: 'chainguard' },
  { pattern: /(?:rhel-|ubi)(\d+)/, type: 'rpm', namespace: 'redhat' },
  { pattern: /centos(?:-stream)?[-:](\d+)/, type: 'rpm', namespace: 'centos' },
  { pattern: /almalinux[-:](\d+)/, type: 'rpm', namespace: 'almalinux' },
  { pattern: /rockylinux[-:](\d+)/, type: 'rpm', namespace: 'rocky' },
  { pattern: /oraclelinux[-:](\d+)/, type: 'rpm', namespace: 'oracle' },
  { pattern: /amazonlinux[-:](\d+)/, type: 'rpm', namespace: 'amazon' },
  { pattern: /azurelinux(\d+)/, type: 'rpm', namespace: 'azure-linux' },
  { pattern: /mariner.*:(\d+\.\d+)/, type: 'rpm', namespace: 'azure-linux' },
  { pattern: /sles?\d+sp\d+/, type: 'rpm', namespace: 'suse', release: servicePack },
  { pattern: /sles?\d+:(\d+\.\d+)/, type: 'rpm', namespace: 'suse' },
]

function servicePack([text]: RegExpExecArray): string {
  return (/(\d+)sp(\d+)/.exec(text) ?? []).slice(1).join('.')
}

/** Marks that a distribution's builders leave in versions. */
const marks: readonly Reading[] = [
  { pattern: /[+~]deb(\d+)u/, type: 'deb', namespace: 'debian' },
  { pattern: /ubuntu/, type: 'deb', namespace: 'ubuntu' },
  { pattern: /[._+]el(\d+)/, type: 'rpm', namespace: 'redhat' },
  { pattern: /\.fc(\d+)/, type: 'rpm', namespace: 'fedora' },
  { pattern: /\.amzn(\d+)/, type: 'rpm', namespace: 'amazon' },
  { pattern: /\.(?:cm|azl)(\d+)/, type: 'rpm', namespace: 'azure-linux' },
  { pattern: /-r\d+$/, type: 'apk', namespace: 'alpine' },
]

/**
 * The distribution an image is made of: from its name and tag where they say it, else the one whose mark most of the
 * versions bear.
 * @param image name and tag, without the digest
 */
export function distributionOfImage(image: string, versions: readonly string[]): ImageDistribution | null {
  const named = firstOf(names, image)
  if (named !== null) return named
  const counted = Map.groupBy(
    versions.flatMap((version) => firstOf(marks, version) ?? []),
    (one) => `${one.type}/${one.namespace}/${one.release}`,
  )
  const [most] = [...counted.values()].toSorted((a, b) => b.length - a.length)
  return most?.[0] ?? null
}

function firstOf(readings: readonly Reading[], text: string): ImageDistribution | null {
  for (const { pattern, type, namespace, release } of readings) {
    const found = pattern.exec(text)
    if (found !== null) return { type, namespace, release: release?.(found) ?? found[1] ?? null }
  }
  return null
}

/** The forms that package managers' versions have; languages' versions have none of them. */
const forms: Readonly<Record<ImageDistribution['type'], RegExp>> = {
  deb: /ubuntu|[+~]deb\d|-\d[^-]*$/,
  rpm: /^(?:\d+:)?[^-]+-\d[^-]*$/,
  apk: /-r\d+$/,
}

/** Whether a package of the image is its distribution's, by the form of its version. */
export function isOfDistribution({ type }: ImageDistribution, version: string): boolean {
  return forms[type].test(version)
}
