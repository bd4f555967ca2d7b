export { loadCi } from './cis/ci-lookup-actions.ts'
export { listPending, settlePending } from './documents/pending-actions.ts'
