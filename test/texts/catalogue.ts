/** A catalogue laid flat: `incident.title` → text. */
export type Catalogue = ReadonlyMap<string, string>

const pluralForm = /_(zero|one|two|few|many|other)$/
const fullWidth = /[０-９Ａ-Ｚａ-ｚｦ-ﾟ]/u
const placeholder = /\{\{\s*([^},\s]+)[^}]*\}\}/g
const tag = /<\/?([\w]+)\s*\/?>/g

/** @throws Error when a leaf is not a text */
export function layFlat(node: unknown, path: readonly string[] = []): Catalogue {
  if (typeof node === 'string') return new Map([[path.join('.'), node]])
  if (typeof node !== 'object' || node === null || Array.isArray(node))
    throw new Error(`${path.join('.')} is neither a text nor a group of texts`)
  return new Map(Object.entries(node).flatMap(([key, child]) => [...layFlat(child, [...path, key])]))
}

/**
 * What is wrong between the two languages, one sentence each. Japanese has no plural: `x_other` stands for all of
 * English's `x_one` and `x_other`.
 */
export function compareLanguages(en: Catalogue, ja: Catalogue): readonly string[] {
  return [
    ...[...en.keys()].flatMap((key) => compareKey(key, en, ja)),
    ...[...ja.keys()].filter((key) => !en.has(key)).map((key) => `${key} is missing in en`),
    ...[...en].flatMap(([key, text]) => checkText(`${key} (en)`, text)),
    ...[...ja].flatMap(([key, text]) => [...checkText(`${key} (ja)`, text), ...checkWidth(key, text)]),
  ]
}

function compareKey(key: string, en: Catalogue, ja: Catalogue): readonly string[] {
  const form = pluralForm.exec(key)?.[1]
  const whole = key.replace(pluralForm, '_other')
  const isPlural = form !== undefined && form !== 'other' && form !== 'zero'
  if (isPlural && !en.has(whole)) return [`${key} has no ${whole} in en`]
  const partner = isPlural ? whole : key
  const text = ja.get(partner)
  if (text === undefined) return [`${partner} is missing in ja`]
  return compareMarks(key, { en: en.get(key) ?? '', ja: text, isPlural })
}

interface Pair {
  readonly en: string
  readonly ja: string
  readonly isPlural: boolean
}

function compareMarks(key: string, { en, ja, isPlural }: Pair): readonly string[] {
  const marks = { en: marksOf(en), ja: marksOf(ja) }
  // "One finding" needs no {{count}}; every other mark must be there.
  const missing = isPlural ? [] : marks.ja.filter((mark) => !marks.en.includes(mark))
  const extra = marks.en.filter((mark) => !marks.ja.includes(mark))
  return [...missing, ...extra].map((mark) => `${key} has ${mark} in one language only`)
}

function marksOf(text: string): readonly string[] {
  const names = [...text.matchAll(placeholder)].map((found) => `{{${found[1]}}}`)
  const tags = [...text.matchAll(tag)].map((found) => `<${found[1]}>`)
  return [...new Set([...names, ...tags])]
}

function checkText(name: string, text: string): readonly string[] {
  const rest = text.replaceAll(placeholder, '')
  return [
    ...(text.trim() === '' ? [`${name} is empty`] : []),
    ...(text === text.trim() ? [] : [`${name} begins or ends with a space`]),
    ...(/[{}]/.test(rest) ? [`${name} has a brace that is no {{placeholder}}`] : []),
  ]
}

function checkWidth(key: string, text: string): readonly string[] {
  const found = fullWidth.exec(text)?.[0]
  return found === undefined
    ? []
    : [`${key} (ja) has ${found}: digits and Latin letters are half-width, kana full-width`]
}
