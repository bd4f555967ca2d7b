import { readWords, type SearchWord, searchedText } from '#kernel/text/search.ts'
import { packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'

/** What is looked for, read in every way in which it may be meant. */
export interface Sought {
  /** As one piece, in the form of kept texts. */
  readonly text: string
  readonly words: readonly SearchWord[]
  /** As a vulnerability's publisher would write it. */
  readonly alias: string
  /** The package that a purl names; else what was typed. */
  readonly packageKey: string
  readonly isPurl: boolean
}

/** Reads what was typed. */
export function readSought(typed: string): Sought {
  const purl = parsePurl(typed.normalize('NFKC').trim())
  return {
    text: searchedText(typed),
    words: readWords(typed),
    alias: normaliseVulnerabilityId(typed),
    packageKey: purl.ok ? packageKeyOfPurl(purl.value).key : searchedText(typed),
    isPurl: purl.ok,
  }
}
