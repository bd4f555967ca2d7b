const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Where a question begins, from what somebody typed: a purl or something with a slash is a package, an id an item,
 * everything else the name of a vulnerability. Full-width letters are read as usual ones. Null: nothing typed.
 */
export function readOrigin(typed: string): string | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  if (/^(vulnerability|package|ci):./.test(text)) return text
  if (idForm.test(text)) return `ci:${text.toLowerCase()}`
  return text.startsWith('pkg:') || text.includes('/') ? `package:${text}` : `vulnerability:${text}`
}
