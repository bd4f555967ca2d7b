import { appendNumber, appendText } from './append.ts'

const text = 0xf8
const end = 0x00

/** Whether an identifier counts as a number. */
export type IsNumber = (identifier: string) => boolean

const isDigits: IsNumber = (identifier) => /^\d+$/.test(identifier)

/**
 * Appends dotted identifiers and their end as SemVer 2.0.0 §11.4 orders them: numbers by value and below texts,
 * texts by their bytes, and a longer list above the list it begins with. They must not hold NUL.
 */
export function appendIdentifiers(key: number[], dotted: string, isNumber: IsNumber = isDigits): void {
  for (const identifier of dotted.split('.')) {
    if (isNumber(identifier)) {
      appendNumber(key, identifier)
    } else {
      key.push(text)
      appendText(key, identifier)
    }
  }
  key.push(end)
}
