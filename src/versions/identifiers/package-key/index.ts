export { packageKeyOfOsv } from './of-osv.ts'
export { type AdvisedPackage, packageKeyOfPurl } from './of-purl.ts'
export { packageKey } from './package-key.ts'
