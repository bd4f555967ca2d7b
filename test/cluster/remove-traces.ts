import { json } from 'node:stream/consumers'
import { removeTraces, type Traces } from './outside-server.ts'

/** Run by itself when a test run was interrupted: reads the traces on its input and removes them. */
const traces: Traces = Object(await json(process.stdin))
await removeTraces(traces)
