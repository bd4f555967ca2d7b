export {
  distributionIn,
  distributionName,
  distributionRelease,
  isExtendedSupport,
  knownDistributions,
} from './distribution.ts'
export { moduleStream, unknownStream } from './module-stream.ts'
export { osvEcosystemOf, packageKeyOfOsv } from './of-osv.ts'
export {
  type AdvisedPackage,
  hasDistributions,
  otherKeyOfPurl,
  packageKeyOfPurl,
  versionWithEpoch,
} from './of-purl.ts'
export { packageKey } from './package-key.ts'
export { purlOfRepository } from './repository.ts'
