import { readProductNames } from '#formats/names/index.ts'
import type { NameFeed } from '../feed.ts'

/** JVN iPedia's list of vendors and products: what they are called in Japanese and English, with their CPE names. */
export const jvnProducts: NameFeed = {
  id: 'jvn-products',
  title: 'JVN iPedia product list',
  shape: 'names',
  isRecord: (fileName) => /\.(?:rdf|xml|json|ndjson|jsonl)$/i.test(fileName),
  recognises: (beginning) => marks.test(beginning),
  read: readProductNames,
}

/** In XML, in JSON, and as rows. */
const marks =
  /^\s*<[\s\S]{0,2000}<VendorInfo[\s>]|^\s*\{\s*(?:"\$schema"[^{}]{0,400})?"jvn[-_]product[-_]dictionary"\s*:|^\s*(?:\[\s*)?\{[^{}]{0,2000}"vcpe"\s*:/
