export type { CvssMetric, CvssVector, CvssVersion, MetricGroup } from './metrics.data.ts'
export { parseCvss } from './parse.ts'
export { type CvssRating, type CvssScore, rateCvss, scoreCvss } from './score.ts'
