export { parseCvss } from './parse.ts'
export { readCvss } from './read.ts'
export type { CvssRating } from './score.ts'
