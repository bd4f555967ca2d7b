import { makeCatalogue } from './generate/catalogue.ts'
import { plansOf } from './generate/generate.ts'
import { publish } from './generate/publications.ts'
import { findSize } from './sizes.ts'
import { makeStage } from './stage/stage.ts'

/**
 * `node bench/make.ts SIZE [FOLDER]`: makes the data of the size, or only what its sources publish into the folder; in a
 * process of its own so that its memory is not measured.
 */
const [name = '', folder] = process.argv.slice(2)
const size = findSize(name)
if (folder === undefined) await makeStage(size)
else await publish(folder, plansOf(makeCatalogue(size.components), size))
process.exit(0)
