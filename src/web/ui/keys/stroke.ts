/** What we need of a keyboard event, so that the rules can be tested without a browser. */
export interface Stroke {
  readonly key: string
  readonly keyCode: number
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const processedByInputMethod = 229

/** Whether an input method (IME) is composing; Safari tells it by the key code alone. */
export function isComposing(stroke: Pick<Stroke, 'isComposing' | 'keyCode'>): boolean {
  return stroke.isComposing || stroke.keyCode === processedByInputMethod
}

/** The name by which shortcuts know a stroke: `j`, `shift+j`, `?`, `mod+k`, `shift+Enter`; null for a dead one. */
export function nameOf(stroke: Stroke): string | null {
  if (isComposing(stroke) || stroke.altKey || modifiers.has(stroke.key)) return null
  const printable = stroke.key.length === 1
  const key = printable ? stroke.key.toLowerCase() : stroke.key
  // Of a sign that is not a letter, shift is part of how it is typed.
  const shift = stroke.shiftKey && (!printable || /^[a-z]$/.test(key)) ? 'shift+' : ''
  return stroke.ctrlKey || stroke.metaKey ? `mod+${shift}${key}` : `${shift}${key}`
}

const modifiers = new Set(['Shift', 'Control', 'Meta', 'Alt', 'Dead', 'Process', 'Unidentified'])

/** How typed strokes stand to the shortcuts: one is complete, one has begun (`g` of `g h`), or none fits. */
export type Match = { readonly keys: string } | 'begun' | 'none'

/** Finds the shortcut that ends with the newest stroke, the longest first; `typed` are stroke names in order. */
export function match(typed: readonly string[], shortcuts: readonly string[]): Match {
  for (let start = 0; start < typed.length; start += 1) {
    const tail = typed.slice(start).join(' ')
    if (shortcuts.includes(tail)) return { keys: tail }
    if (shortcuts.some((keys) => keys.startsWith(`${tail} `))) return 'begun'
  }
  return 'none'
}
