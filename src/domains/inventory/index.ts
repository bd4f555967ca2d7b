export { createCi } from './cis/ci-actions.ts'
export { loadCi } from './cis/ci-lookup-actions.ts'
export { findKind } from './cis/kind.ts'
