export { feedChanged } from './events.ts'
export { feeds, titleOfSource } from './feeds/index.ts'
export { type Found, lookIntoFile, type WhyLeft } from './feeds/look-actions.ts'
export type { RecordProducts } from './feeds/product-facts.ts'
export { forgetInterests } from './interest/forget-actions.ts'
export { interestOf, interestRank } from './interest/interest-view.ts'
export {
  type InterestFacts,
  proposeNewInterests,
  reproposeInterests,
} from './interest/propose-actions.ts'
export { type LifeRow, listLifeRows } from './life/life-view.ts'
export { type RecordContent, readRecordBytes, readRecords } from './records/record-view.ts'
export { dropEditions, withdrawRecordsOf } from './records/withdraw-actions.ts'
export { countOldProducts, remakeProducts } from './vex/product-key-actions.ts'
export { makerSource } from './vex/vex.ts'
export { isVexCleared, vexItem } from './vex/vex-clearance-view.ts'
export { findCleared, isCleared } from './vulnerabilities/clearance-view.ts'
export { readStatements, type Statements } from './vulnerabilities/statements-view.ts'
export { findVulnerabilityId } from './vulnerabilities/vulnerability-lookup-view.ts'
