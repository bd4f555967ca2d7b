/**
 * Of RPMs that were built for a module: which stream (`nodejs:18`); `?` where only that they were is told; '' for all
 * others. Streams of one module stand beside each other, with versions and fixes of their own.
 * @param label as scanners write it, with build and context behind the stream: `nodejs:18:8090020231114:rhel8`
 */
export function moduleStream(label: string | undefined, version: string | null): string {
  const [name = '', stream = ''] = (label ?? '').split(':')
  if (name !== '' && stream !== '') return `${name}:${stream}`.toLowerCase()
  return isModular(label, version) ? unknownStream : ''
}

/** Of a module, and nobody says of which stream. */
export const unknownStream = '?'

function isModular(label: string | undefined, version: string | null): boolean {
  if (label !== undefined && label !== '') return true
  return version !== null && /\.module[+_]/.test(version)
}
