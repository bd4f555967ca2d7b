import { architectures } from './versions.ts'

/** A package as one line of a list names it. */
export interface RpmLine {
  readonly name: string
  readonly epoch: string | null
  /** With its release: `5.1.8-6.el9`. */
  readonly version: string
  readonly architecture: string | null
  /** File name of the source package. */
  readonly source: string | null
}

const longestLine = 4000

/** `1:5.1.8-6.el9`: no part holds a dash or a blank. */
const versionRelease = /^(?:(?<epoch>\d+):)?(?<version>[\w.~^+]*\d[\w.~^+]*-[\w.~^+]+)$/
const nameShape = /^[A-Za-z\d_][\w.+-]*$/
const sourceShape = /^[^\s/]+\.(?:no)?src\.rpm$/
/** A release that only RPMs have. */
const rpmRelease = /-[\w.~^+]*\.(?:el|fc|amzn|mga|cm|azl|oe|ph|lp)\d/

/**
 * A line of `rpm -qa`, of the formats in use for `--qf`, or of `dnf list installed`; null for every other line.
 * Fields are told by what they look like: an architecture is one of those there are, a version with its release holds
 * one dash.
 */
export function parseLine(line: string): RpmLine | null {
  if (line.length > longestLine) return null
  const fields = fieldsOf(line.trim())
  const [first = '', second = ''] = fields
  const nameAndArchitecture = splitArchitecture(first)
  if (nameAndArchitecture !== null) {
    const [name, architecture] = nameAndArchitecture
    // `bash.x86_64  5.1.8-6.el9  @baseos`, else `bash-5.1.8-6.el9.x86_64`, after which a date may stand.
    return withVersion({ name, architecture }, second) ?? wholeName(name, architecture)
  }
  return nameShape.test(first) ? fromFields(first, fields.slice(1)) : null
}

/** Signing keys stand in the list too, as packages without an architecture. */
export function isKey(line: string): boolean {
  return /^gpg-pubkey[-\s|;,]/.test(line)
}

function fieldsOf(line: string): readonly string[] {
  const divider = ['\t', '|', ';', ','].find((mark) => line.includes(mark))
  return line.split(divider ?? /\s+/).map((field) => field.trim())
}

function splitArchitecture(text: string): readonly [name: string, architecture: string] | null {
  const dot = text.lastIndexOf('.')
  const architecture = text.slice(dot + 1)
  return dot > 0 && architectures.has(architecture) ? [text.slice(0, dot), architecture] : null
}

/** `name-[epoch:]version-release`, or with the epoch in front of the name as older tools write it. */
function wholeName(written: string, architecture: string): RpmLine | null {
  const [, front = null, rest = ''] = /^(?:(\d+):)?(.*)$/.exec(written) ?? []
  const release = rest.lastIndexOf('-')
  const version = rest.lastIndexOf('-', release - 1)
  const name = rest.slice(0, version)
  if (version < 1 || !nameShape.test(name)) return null
  const found = withVersion({ name, architecture }, rest.slice(version + 1))
  return found === null ? null : { ...found, epoch: found.epoch ?? knownEpoch(front) }
}

function withVersion(
  { name, architecture }: { readonly name: string; readonly architecture: string | null },
  text: string,
): RpmLine | null {
  const { version, epoch } = versionRelease.exec(text)?.groups ?? {}
  if (version === undefined || !nameShape.test(name)) return null
  return { name, architecture, version, epoch: knownEpoch(epoch), source: null }
}

/** No epoch counts as 0. */
function knownEpoch(text: string | null | undefined): string | null {
  return text === undefined || text === null || !/^[1-9]\d*$/.test(text) ? null : text
}

/** The name first, the others in any of the orders in use. */
function fromFields(name: string, fields: readonly string[]): RpmLine | null {
  const at = fields.findIndex((field) => architectures.has(field) || field === '(none)')
  const architecture = fields.find((field) => architectures.has(field)) ?? null
  const source = fields.find((field) => sourceShape.test(field)) ?? null
  const joined = fields.find((field) => versionRelease.test(field))
  const found =
    joined === undefined ? fromParts(name, fields, at) : withVersion({ name, architecture }, joined)
  const isTold = architecture !== null || source !== null || (joined !== undefined && rpmRelease.test(joined))
  if (found === null || !isTold) return null
  return { ...found, architecture, source, epoch: found.epoch ?? epochBeside(fields, source) }
}

/** `epoch version release arch` or `version release arch`; the epoch may be `(none)`. */
function fromParts(name: string, fields: readonly string[], at: number): RpmLine | null {
  const end = fields.findIndex((field) => architectures.has(field))
  const parts = fields.slice(0, end < 0 ? Math.max(at, 0) : end)
  const [epoch, version, release] = parts.length === 2 ? [null, ...parts] : parts
  if (parts.length < 2 || parts.length > 3 || version === undefined || release === undefined) return null
  return withVersion({ name, architecture: null }, `${knownEpoch(epoch) ?? '0'}:${version}-${release}`)
}

/** In the lists of containers without RPM's tools the epoch stands right before the source package. */
function epochBeside(fields: readonly string[], source: string | null): string | null {
  return source !== null && fields.length === 9 ? knownEpoch(fields[7]) : null
}
