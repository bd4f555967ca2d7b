/** Formats of documents whose names are said in words; of others the reader's id stands. */
const formats = [
  'cyclonedx',
  'spdx',
  'dpkg',
  'apk',
  'rpm',
  'pacman',
  'opkg',
  'npm',
  'yarn',
  'pnpm',
  'cargo',
  'go',
  'bundler',
  'composer',
  'pip',
  'pipenv',
  'python-lock',
] as const

/** The format, where it is one that is said in words. */
export function knownFormat(format: string | null): (typeof formats)[number] | undefined {
  return formats.find((one) => one === format)
}
