/** `SHA1: d6a7…`, the algorithm and the value; a text without a colon is a value without algorithm. */
export function checksumOf(text: string): object {
  const colon = text.indexOf(':')
  if (colon < 0) return { checksumValue: text }
  return { algorithm: text.slice(0, colon).trim(), checksumValue: text.slice(colon + 1).trim() }
}

/** `d6a7… (excludes: ./a.spdx)`. */
export function verificationCodeOf(text: string): object {
  const bracket = text.indexOf('(')
  if (bracket < 0) return { packageVerificationCodeValue: text }
  const excluded = text.slice(bracket + 1).replace(/\)$/, '')
  return {
    packageVerificationCodeValue: text.slice(0, bracket).trim(),
    packageVerificationCodeExcludedFiles: [excluded.replace(/^excludes:/i, '').trim()],
  }
}

/** `SECURITY cpe23Type cpe:2.3:…`; a locator may hold blanks. */
export function externalReferenceOf(text: string): object {
  const [category, type, locator] = wordsOf(text, 3)
  return { referenceCategory: category, referenceType: type, referenceLocator: locator }
}

/** `DocumentRef-tool http://… SHA1: d6a7…`. */
export function externalDocumentOf(text: string): object {
  const [name, uri, checksum] = wordsOf(text, 3)
  return {
    externalDocumentId: name,
    spdxDocument: uri,
    ...(checksum === undefined ? {} : { checksum: checksumOf(checksum) }),
  }
}

/** `SPDXRef-a CONTAINS SPDXRef-b`; absent ends stay absent, so that they are told. */
export function relationshipOf(text: string): object {
  const [from, kind, to] = wordsOf(text, 3)
  return { spdxElementId: from, relationshipType: kind, relatedSpdxElement: to }
}

/** The first words, and the rest as the last one. */
function wordsOf(text: string, count: number): readonly (string | undefined)[] {
  const words: string[] = []
  let rest = text.trim()
  while (words.length < count - 1 && rest !== '') {
    const blank = rest.search(/\s/)
    words.push(blank < 0 ? rest : rest.slice(0, blank))
    rest = blank < 0 ? '' : rest.slice(blank).trimStart()
  }
  return rest === '' ? words : [...words, rest]
}
