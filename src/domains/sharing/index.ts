export type { SampleParts } from './sample/sample.ts'
export { keepSample, readSample } from './sample/sample-actions.ts'
