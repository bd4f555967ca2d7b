export { attachEngine } from './attach.ts'
export type { Connection, Engine, EngineLog, EngineOptions, EngineState } from './engine.ts'
export { startEngine } from './start.ts'
