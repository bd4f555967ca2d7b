const symbols: Readonly<Record<string, string>> = {
  Enter: '⏎',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
  shift: '⇧',
}

/** The caps to draw for a shortcut: `mod+k` → Ctrl K (⌘ K on a Mac), `g h` → G H. */
export function capsOf(keys: string, platform: string): readonly string[] {
  const mod = /mac|iphone|ipad/i.test(platform) ? '⌘' : 'Ctrl'
  const strokes = keys === ' ' ? [' '] : keys.split(' ')
  return strokes.flatMap((stroke) => stroke.split('+')).map((key) => capOf(key, mod))
}

function capOf(key: string, mod: string): string {
  if (key === 'mod') return mod
  return symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
