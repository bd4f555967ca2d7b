export { distributionIn, distributionName } from './distribution.ts'
export { osvEcosystemOf, packageKeyOfOsv } from './of-osv.ts'
export { type AdvisedPackage, hasDistributions, packageKeyOfPurl } from './of-purl.ts'
export { packageKey } from './package-key.ts'
