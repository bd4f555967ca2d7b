export { type RecordContent, readRecords } from './records/record-view.ts'
export { findVulnerabilityId } from './vulnerabilities/vulnerability-lookup-view.ts'
