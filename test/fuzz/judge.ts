/** Characters that no database stores: what a reader gives must be free of them, wherever they stood. */
const notStorable = '\u0000'

/** What is wrong with a reader's answer, whatever it was given; null where nothing is. */
export function faultOf(answer: unknown): string | null {
  if (Object.keys(Object.prototype).length > 0) return 'what all objects share was changed'
  if (!isObject(answer) || typeof answer.ok !== 'boolean') return 'the answer is no Parsed value'
  if (!answer.ok && !(Array.isArray(answer.problems) && answer.problems.length > 0)) return 'refused without a problem'
  return textFault(answer)
}

/** Looks at every text of an answer, as deep as it goes, without recursion. */
function textFault(answer: object): string | null {
  const waiting: unknown[] = [answer]
  const seen = new Set<object>()
  for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string' && value.includes(notStorable)) return 'a text with U+0000'
    if (typeof value === 'string' && !value.isWellFormed()) return 'a text with half a character'
    if (typeof value === 'number' && Number.isNaN(value)) return 'a number that is none'
    if (typeof value === 'function') return 'a function among plain data'
    if (!isObject(value) || ArrayBuffer.isView(value) || seen.has(value)) continue
    seen.add(value)
    if (value instanceof Map || value instanceof Set) for (const entry of value) waiting.push(entry)
    else for (const [key, held] of Object.entries(value)) waiting.push(key, held)
  }
  return null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
