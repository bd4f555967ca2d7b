export { type FindingsOpened, findingsOpened } from './events.ts'
