import { findSize } from './sizes.ts'
import { makeStage } from './stage/stage.ts'

/** `node bench/make.ts SIZE`: makes the data of the size, in a process of its own so that its memory is not measured. */
await makeStage(findSize(process.argv[2] ?? ''))
process.exit(0)
