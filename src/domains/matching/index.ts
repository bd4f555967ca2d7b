export { type FindingsOpened, findingsOpened } from './events.ts'
export { refreshWorklist } from './worklist/worklist-actions.ts'
