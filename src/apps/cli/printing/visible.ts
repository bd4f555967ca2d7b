/** Control characters (ANSI escapes begin with one), line separators, and marks that turn the direction of writing. */
const deceptive = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** Data as it may reach a terminal: what would steer it or deceive its reader is shown as an escape. */
export function visible(text: string): string {
  return text.replace(deceptive, (character) => {
    const code = character.charCodeAt(0)
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`
  })
}

/** Characters that JSON lets be and a terminal obeys, or that would deceive its reader. */
const unescaped = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** JSON that means the same and is safe to look at. */
export function visibleJson(value: unknown): string {
  return escapeJson(JSON.stringify(value, null, 2))
}

/** A piece of JSON that means the same and is safe to look at. */
export function escapeJson(text: string): string {
  return text.replace(unescaped, (character) => `\\u${hex(character.charCodeAt(0), 4)}`)
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
