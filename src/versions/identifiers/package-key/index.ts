export { packageKeyOfOsv } from './of-osv.ts'
export { type AdvisedPackage, packageKeyOfPurl } from './of-purl.ts'
export { type PackageIdentity, packageKey } from './package-key.ts'
