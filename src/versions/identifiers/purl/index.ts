export { buildPurl } from './build-purl.ts'
export { formatPurl } from './format-purl.ts'
export { parsePurl } from './parse-purl.ts'
export type { Purl } from './purl.ts'
