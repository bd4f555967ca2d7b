import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type Enclosed, openEnvelope, withinEnvelope } from '../envelope/open-envelope.ts'
import { type Reader, readerRegistry, recognise } from '../format.ts'
import { utf8Of } from '../text/decode-text.ts'
import { apk } from './apk/index.ts'
import { bun } from './bun/index.ts'
import { bundler } from './bundler/index.ts'
import { cargo } from './cargo/index.ts'
import { cocoapods } from './cocoapods/index.ts'
import { composer } from './composer/index.ts'
import { conan } from './conan/index.ts'
import { conda } from './conda/index.ts'
import { cos } from './cos/index.ts'
import { cycloneDx } from './cyclonedx/index.ts'
import { deno } from './deno/index.ts'
import { dpkg } from './dpkg/index.ts'
import { flatpak } from './flatpak/index.ts'
import { glpi } from './glpi/index.ts'
import { go } from './go/index.ts'
import { gradle } from './gradle/index.ts'
import { haskell } from './haskell/index.ts'
import { homebrew } from './homebrew/index.ts'
import { julia } from './julia/index.ts'
import { maven } from './maven/index.ts'
import { mix } from './mix/index.ts'
import type { SbomDocument } from './model/sbom-document.ts'
import { nix } from './nix/index.ts'
import { npm } from './npm/index.ts'
import { nuget } from './nuget/index.ts'
import { opkg } from './opkg/index.ts'
import { pacman } from './pacman/index.ts'
import { paket } from './paket/index.ts'
import { pip } from './pip/index.ts'
import { pipenv } from './pipenv/index.ts'
import { pnpm } from './pnpm/index.ts'
import { portage } from './portage/index.ts'
import { pub } from './pub/index.ts'
import { pythonLock } from './python-lock/index.ts'
import { rebar } from './rebar/index.ts'
import { renv } from './renv/index.ts'
import { rpm } from './rpm/index.ts'
import { sbt } from './sbt/index.ts'
import { snap } from './snap/index.ts'
import { spdx } from './spdx/index.ts'
import { swift } from './swift/index.ts'
import { syft } from './syft/index.ts'
import { unlistedLicences } from './unlisted-licences.ts'
import { windows } from './windows/index.ts'
import { yarn } from './yarn/index.ts'

/** Every SBOM format we read. A new one is a folder beside and a line here. */
export const sbomReaders: ReadonlyMap<string, Reader<SbomDocument>> = readerRegistry([
  cycloneDx,
  spdx,
  syft,
  // Before dpkg, which its status file looks like.
  opkg,
  dpkg,
  apk,
  rpm,
  pacman,
  npm,
  yarn,
  pnpm,
  cargo,
  pythonLock,
  pipenv,
  bundler,
  composer,
  go,
  maven,
  gradle,
  sbt,
  nuget,
  paket,
  mix,
  rebar,
  pub,
  cocoapods,
  swift,
  conan,
  renv,
  haskell,
  bun,
  glpi,
  homebrew,
  deno,
  julia,
  windows,
  snap,
  conda,
  flatpak,
  nix,
  cos,
  pip,
  portage,
])

/**
 * The reader for a document (UTF-8), or null where no format is recognised.
 * @param fileName what the file is called, where that is known
 */
export function recogniseSbom(
  bytes: Uint8Array,
  fileName: string | null = null,
): Reader<SbomDocument> | null {
  return recognise(sbomReaders, bytes, fileName)
}

/**
 * Whether bytes as received (unpacked) are of a format we know, as far as can be told without reading them.
 * @param fileName what the file is called, for formats that look like others
 */
export function isSbom(bytes: Uint8Array, fileName: string): boolean {
  if ([...sbomReaders.values()].some((one) => one.recognisesBytes?.(bytes) === true)) return true
  const utf8 = utf8Of(bytes)
  if (!utf8.ok) return false
  const enclosed = openEnvelope(utf8.value)
  if (enclosed?.ok === true) return recogniseSbom(enclosed.value.bytes) !== null
  return recogniseSbom(utf8.value, fileName) !== null
}

/** Whether a file of an archive is no document of anybody's: hidden files, and what macOS puts beside files. */
export function isBeside(fileName: string): boolean {
  return fileName.split('/').some((step) => /^\.[^./]/.test(step) || step === '__MACOSX')
}

const zipMark = Buffer.from('PK\u0003\u0004')

/**
 * Reads an SBOM of any format we know, from the bytes as received (unpacked), in any encoding that `utf8Of` tells.
 * Problems: `sbom.is-zip`, `text.not-decodable`, `sbom.not-recognised`, and those of the format.
 * @param fileName what the file is called, for formats that look like others
 */
export function readSbom(bytes: Uint8Array, fileName: string | null = null): Parsed<SbomDocument> {
  if (Buffer.from(bytes.subarray(0, 4)).equals(zipMark)) return unreadable(problem('', 'sbom.is-zip'))
  const binary = [...sbomReaders.values()].find((one) => one.recognisesBytes?.(bytes) === true)
  if (binary !== undefined) return told(binary.read(bytes))
  const utf8 = utf8Of(bytes)
  if (!utf8.ok) return utf8
  const enclosed = openEnvelope(utf8.value)
  if (enclosed !== null) return enclosed.ok ? readEnclosed(enclosed.value) : enclosed
  const reader = recogniseSbom(utf8.value, fileName)
  if (reader === null) return unreadable(problem('', 'sbom.not-recognised'))
  return told(reader.read(utf8.value), utf8.warnings)
}

/** What is the same for all formats is told here; what was noticed before the reader comes first. */
function told(read: Parsed<SbomDocument>, before: readonly Problem[] = []): Parsed<SbomDocument> {
  if (!read.ok) return read
  const licences = unlistedLicences(read.value.components)
  if (before.length + licences.length === 0) return read
  return readable(read.value, [...before, ...read.warnings, ...licences])
}

/** The file's name is that of the envelope, and says nothing of what is in it. */
function readEnclosed({ bytes, type }: Enclosed): Parsed<SbomDocument> {
  const reader = recogniseSbom(bytes)
  if (reader === null) return unreadable(problem('', 'sbom.not-recognised'))
  return told(reader.read(bytes), [withinEnvelope(type)])
}
