/** What was typed, or null where nothing was. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
