export { loadCi } from './cis/ci-lookup-actions.ts'
export { lookIntoDocument } from './documents/look-actions.ts'
export type { DocumentLook } from './documents/look-into-document.task.ts'
export { listPending, settlePending } from './documents/pending-actions.ts'
