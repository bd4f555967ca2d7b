export { compareCpe, compareCpeValue } from './compare-cpe.ts'
export { cpeKey, productOfCpe } from './cpe-key.ts'
export {
  anyValue,
  type CpeName,
  cpeAttributes,
  literalOf,
} from './cpe-name.ts'
export {
  type CpeVersion,
  cpeScheme,
  cpeVersionOf,
  keyBeside,
  keyOfKept,
} from './cpe-version.ts'
export { formatCpe, formatCpeUri } from './format-cpe.ts'
export { isCpeName, parseCpe } from './parse-cpe.ts'
export { type CpeTraits, traitCount, traitsOf } from './traits.ts'
