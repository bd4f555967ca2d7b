export { interestOf, interestRank } from './interest/interest-view.ts'
export { type InterestFacts, proposeInterests, reproposeInterests } from './interest/propose-actions.ts'
export { type RecordContent, readRecordBytes, readRecords } from './records/record-view.ts'
export { findVulnerabilityId } from './vulnerabilities/vulnerability-lookup-view.ts'
