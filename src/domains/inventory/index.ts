export { loadCi } from './cis/ci-lookup-actions.ts'
