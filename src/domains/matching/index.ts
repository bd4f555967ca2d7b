export { undoDecisionsOf, wantEverythingCounted } from './assessments/forget-actions.ts'
export {
  type FindingsOpened,
  findingsOpened,
  type RestrictedOpened,
  restrictedOpened,
  vulnerabilitiesChanged,
  wrongMatchEnded,
} from './events.ts'
export { isSeen } from './hits/seen-view.ts'
export { notePrograms, rekeyIfWanted } from './rekey/rekey-actions.ts'
export { findReach } from './worklist/reach-view.ts'
export {
  newlyTouchingIds,
  openByTeam,
  placed,
  type Readable,
  riskFacts,
  touchingIds,
} from './worklist/reader-view.ts'
export { readVulnerabilityRows, type VulnerabilityRow } from './worklist/vulnerability-view.ts'
