export type { CvssMetric, CvssVector, CvssVersion, MetricGroup } from './metrics.data.ts'
export { parseCvss } from './parse.ts'
export { readCvss, type ScoredVector } from './read.ts'
export { type CvssRating, type CvssScore, rateCvss, scoreCvss } from './score.ts'
