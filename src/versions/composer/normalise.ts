/** What may follow the numbers: a stability with numbers of its own, and `dev`. */
const modifiers = String.raw`[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d+(?:[.-]\d+)*)?))?([.-]?dev)?$`
const classical = new RegExp(String.raw`^v?(\d{1,5}(?:\.\d+){0,3})${modifiers}`, 'i')
const dated = new RegExp(String.raw`^v?(\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3}){0,2})${modifiers}`, 'i')
const branch = /^v?(\d+(?:\.(?:\d+|[x*])){0,3})[.-]?dev$/i

const stabilities = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['p', 'patch'],
  ['pl', 'patch'],
  ['rc', 'RC'],
])
const anyNumber = '9999999'

/**
 * A version as Composer's `VersionParser::normalize` writes it: four numbers or a date, then the stability and its
 * numbers (`1.0b2` → `1.0.0.0-beta2`). Named branches (`dev-main`) have no order: `undefined`.
 */
export function normaliseVersion(version: string): string | undefined {
  const text = version.trim().replace(/@(?:stable|rc|beta|alpha|dev)$/i, '')
  const withoutBuild = /^([^,\s+]+)\+\S+$/.exec(text)?.[1] ?? text
  const match = classical.exec(withoutBuild)
  if (match !== null) return withModifiers(fourNumbers(match[1] ?? '', '0'), match)
  const date = dated.exec(withoutBuild)
  if (date !== null) return withModifiers((date[1] ?? '').replace(/\D/g, '.'), date)
  const numbers = branch.exec(withoutBuild)?.[1]
  return numbers === undefined
    ? undefined
    : `${fourNumbers(numbers.replace(/[x*]/gi, anyNumber), anyNumber)}-dev`
}

function fourNumbers(dotted: string, missing: string): string {
  return [...dotted.split('.'), missing, missing, missing].slice(0, 4).join('.')
}

function withModifiers(
  numbers: string,
  [, , stability, count = '', dev]: readonly (string | undefined)[],
): string {
  if (stability === 'stable') return numbers
  const name = stability?.toLowerCase()
  const written = name === undefined ? '' : `-${stabilities.get(name) ?? name}${count.replace(/^[.-]+/, '')}`
  return `${numbers}${written}${dev === undefined ? '' : '-dev'}`
}
