export type { SarifFinding, SarifNotification, SarifRun } from './sarif.ts'
export { writeSarif } from './write.ts'
