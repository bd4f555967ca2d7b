/** Versions one after the other, as the language lists things: `1.2.3, 2.0.0` or `1.2.3、2.0.0`. */
export function listVersions(versions: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'unit', style: language === 'ja' ? 'long' : 'short' })
    .formatToParts(versions)
    .map(({ type, value }) => (type === 'literal' && language === 'ja' ? '、' : value))
    .join('')
}
