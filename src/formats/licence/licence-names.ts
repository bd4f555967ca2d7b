import spdxLicences from 'spdx-license-list'
import { otherNames, replacedIds } from './names.data.ts'

/**
 * The id of the SPDX list for what stands where one licence is expected: an id in any case, one that SPDX has replaced,
 * a licence's name or address; null where that is not beyond doubt.
 */
export function licenceId(text: string): string | null {
  const id = ids.get(text.toLowerCase()) ?? replaced(text)
  if (id !== undefined) return id
  if (/^https?:\/\//i.test(text)) return idOfAddress(text)
  const folded = foldName(text)
  return names.get(folded) ?? names.get(`${folded} only`) ?? nameWithin(text)
}

/** The licences of the list, without the ids that it keeps only because they were in use. */
const licences = Object.entries(spdxLicences).filter(
  ([id]) => (replacedIds.get(id) ?? id) === id && !isOfOld(id),
)

/** Its successor says whether later versions may be used. */
function isOfOld(id: string): boolean {
  const now = id.endsWith('+') ? `${id.slice(0, -1)}-or-later` : `${id}-only`
  return Object.hasOwn(spdxLicences, now)
}

const ids: ReadonlyMap<string, string> = new Map(licences.map(([id]) => [id.toLowerCase(), id]))

/** `GPL-2.0` and `GPL-2.0+` are no ids any more (SPDX licence list 3.0): the id says whether later versions may be used. */
function replaced(text: string): string | undefined {
  const other = replacedByName.get(text.toLowerCase())
  if (other !== undefined) return other
  const isOrLater = text.endsWith('+')
  const plain = (isOrLater ? text.slice(0, -1) : text).toLowerCase()
  return ids.get(`${plain}-${isOrLater ? 'or-later' : 'only'}`)
}

const replacedByName: ReadonlyMap<string, string> = new Map(
  [...replacedIds].map(([id, now]) => [id.toLowerCase(), now]),
)

/** What SPDX calls additions: its list of exceptions names them so, but for two. */
const addition = /^(?:[\w.-]*exception[\w.-]*|Linux-syscall-note|GPL-CC-1\.0|AdditionRef-[\w.-]+)$/i

/** Whether it is what may stand after `WITH`. */
export function isAddition(text: string): boolean {
  return addition.test(text)
}

/** Whether a text is an id of the SPDX list, of today's or an older one, as it is written there. */
export function isLicenceId(text: string): boolean {
  const known = ids.get(text.toLowerCase())
  if (known !== undefined) return known === text
  return Object.hasOwn(spdxLicences, text) || replaced(text) !== undefined || addition.test(text)
}

/** A trove classifier ends with the name; `MIT + file LICENSE` is R's way to say where the holder stands. */
function nameWithin(text: string): string | null {
  const last = text.split('::').at(-1)?.trim() ?? ''
  const [first = ''] = last.split(/ \+ file /i)
  // `(GPLv2)`, `(MPL 2.0)`: the short name again. Anything else in brackets may be a condition.
  const bare = first.replaceAll(/\([A-Z]{2}[\w .+-]{0,12}\)/g, ' ').trim()
  if (bare === text || bare === '') return null
  const folded = foldName(bare)
  return ids.get(bare.toLowerCase()) ?? names.get(folded) ?? names.get(`${folded} only`) ?? null
}

/** Of two licences that fold to one name, neither is meant beyond doubt. */
const names: ReadonlyMap<string, string> = unambiguous([
  ...licences.map(([id, { name }]) => [foldName(name), id] as const),
  ...[...ids.values()].map((id) => [foldName(id.replaceAll('-', ' ')), id] as const),
  ...otherNames.flatMap(([id, ...others]) => others.map((name) => [name, id] as const)),
])

const addresses: ReadonlyMap<string, string> = unambiguous(
  licences.flatMap(([id, { url }]) =>
    // Some have none, whatever the package's types say.
    String(url ?? '')
      .split(/\s+/)
      .filter((one) => one.includes('/'))
      .map((one) => [foldAddress(one), id] as const),
  ),
)

function unambiguous(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const meant = new Map<string, string | null>()
  for (const [name, id] of pairs) {
    const known = meant.get(name)
    meant.set(name, known === undefined || known === id ? id : null)
  }
  return new Map([...meant].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const])))
}

/** The same name in the spellings in use: `The Apache Software License, Version 2.0` and `Apache License 2.0`. */
function foldName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s,"'()“”‘’]+/g, ' ')
    .replaceAll(/\bor (?:at your option )?(?:any )?(?:later|newer|greater)(?: versions?)?\b/g, 'or later')
    .replaceAll(/\b(?:the|licen[sc]e|software|version|ver\.?)\b/g, ' ')
    .replaceAll(/\bv(?:\.? ?)(?=\d)/g, '')
    .replaceAll(/(?<=\s)[-–—](?=\s)/g, ' ')
    .replaceAll(/(?<=\d)\.0(?![\d.])/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * The address a licence has in the SPDX list; or its id is the last step of an address of licences, as NuGet, the OSI and
 * SPDX have them.
 */
function idOfAddress(text: string): string | null {
  const folded = foldAddress(text)
  const known = addresses.get(folded)
  if (known !== undefined) return known
  const steps = folded.split('/')
  const isOfLicences = folded.startsWith('licenses.') || steps.at(-2) === 'licenses'
  const last = steps.at(-1) ?? ''
  return isOfLicences ? (ids.get(last) ?? replaced(last) ?? null) : null
}

function foldAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.(?:txt|html?|php)$/, '')
}
