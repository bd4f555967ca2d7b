/** Characters that no database stores: what a reader gives must be free of them, wherever they stood. */
const notStorable = '\u0000'

/** What is wrong with a reader's answer, whatever it was given; null where nothing is. */
export function faultOf(answer: unknown): string | null {
  if (Object.keys(Object.prototype).length > 0) return 'what all objects share was changed'
  if (!isObject(answer) || typeof answer.ok !== 'boolean') return 'the answer is no Parsed value'
  if (!answer.ok && !(Array.isArray(answer.problems) && answer.problems.length > 0))
    return 'refused without a problem'
  return textFault(answer)
}

/** Looks at every text of an answer, as deep as it goes, without recursion. */
function textFault(answer: object): string | null {
  const waiting: unknown[] = [answer]
  const seen = new Set<object>()
  while (waiting.length > 0) {
    const value = waiting.pop()
    const fault = faultOfScalar(value)
    if (fault !== null) return fault
    if (!isObject(value) || seen.has(value)) continue
    seen.add(value)
    for (const part of partsOf(value)) waiting.push(part)
  }
  return null
}

function faultOfScalar(value: unknown): string | null {
  if (typeof value === 'function') return 'a function among plain data'
  if (typeof value === 'number') return Number.isNaN(value) ? 'a number that is none' : null
  if (typeof value !== 'string') return null
  if (value.includes(notStorable)) return 'a text with U+0000'
  return value.isWellFormed() ? null : 'a text with half a character'
}

function partsOf(value: object): readonly unknown[] {
  if (ArrayBuffer.isView(value)) return []
  if (value instanceof Map || value instanceof Set) return [...value]
  return Object.entries(value).flat()
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
