export { type CpeRelation, compareCpe, compareCpeValue } from './compare-cpe.ts'
export { cpeKey, cpeType, productOfCpe } from './cpe-key.ts'
export {
  anyValue,
  type CpeAttribute,
  type CpeName,
  cpeAttributes,
  hasWildcard,
  literalOf,
  notApplicable,
} from './cpe-name.ts'
export { formatCpe, formatCpeUri } from './format-cpe.ts'
export { isCpeName, parseCpe } from './parse-cpe.ts'
export { cpeScheme, type CpeVersion, cpeVersionOf } from './cpe-version.ts'
export { type CpeTraits, traitCount, traitsOf } from './traits.ts'
