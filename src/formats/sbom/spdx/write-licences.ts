import type { SbomLicence } from '../model/sbom-document.ts'

/** Names for licences that SPDX has no id for, each with its text once. */
export interface LicenceTexts {
  /** As it stands in an expression. */
  nameOf(licence: SbomLicence): string
  /** For the end of the document. */
  extracted(): Iterable<Readonly<Record<string, string>>>
}

/** Ids and expressions as SPDX writes them (2.3 annex D); anything else would break the expression it stands in. */
const expression = /^[A-Za-z0-9.+:() -]+$/

/** Whether a licence's text can stand as it is. */
export function isExpression({ kind, text }: SbomLicence): boolean {
  return kind !== 'name' && expression.test(text)
}

export function licenceTexts(): LicenceTexts {
  const names = new Map<string, string>()
  const others = new Set<string>()
  return {
    nameOf(licence) {
      const { text } = licence
      if (isExpression(licence)) {
        // What another document called so has no text here, and yet must be named at the end.
        for (const [name] of text.matchAll(/\bLicenseRef-[A-Za-z0-9.-]+/g)) others.add(name)
        return text
      }
      const name = names.get(text) ?? `LicenseRef-renkei-${names.size + 1}`
      names.set(text, name)
      return name
    },
    *extracted() {
      for (const [text, licenseId] of names) yield { licenseId, extractedText: text, name: text }
      for (const licenseId of others) yield { licenseId, extractedText: 'NOASSERTION' }
    },
  }
}
