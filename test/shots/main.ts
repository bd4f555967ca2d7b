import { parseArgs } from 'node:util'
import { openSampleHouse } from '../browser/house.ts'
import { shootGuide } from './guide-pictures.ts'
import { findSample } from './sample.ts'
import { shootScreens } from './screens.ts'

const usage = `Pictures of Renkei with the sample company.

npm run shots -- --guide            the pictures of the guide, into docs/guide/{ja,en}/images
npm run shots -- --out FOLDER       every screen × language × theme × width, as PNG
  --only TEXT                       of those only screens whose name holds the text; of the guide, pictures
  --look TEXT                       of those only in looks whose name holds the text: en-dark, 390
`

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    guide: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
  },
})

if (values.out === undefined && !values.guide) {
  process.stdout.write(usage)
} else {
  const house = await openSampleHouse('shots')
  try {
    const sample = await findSample(house)
    if (values.guide) await shootGuide(house, sample, values.only)
    const { out: folder, only, look } = values
    if (folder !== undefined) await shootScreens(house, sample, { folder, only, look })
  } finally {
    await house.close()
  }
}
