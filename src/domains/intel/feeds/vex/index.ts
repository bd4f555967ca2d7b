import { cycloneDx } from '#formats/sbom/cyclonedx/index.ts'
import { readVex } from '#formats/vex/index.ts'
import { openVex } from '#formats/vex/openvex/index.ts'
import type { VexFeed } from '../feed.ts'

/** VEX documents of anybody, in single files, in archives or in folders. */
export const vex: VexFeed = {
  id: 'vex',
  title: 'VEX',
  shape: 'vex',
  isRecord: (fileName) => /\.(?:json|xml)$/i.test(fileName) && !isDirectory.test(fileName),
  recognises: (beginning) => openVex.recognises(beginning) || isBareCycloneDx(beginning),
  read: readVex,
}

/** What providers lay beside their documents: metadata, lists, feeds. */
const isDirectory =
  /(?:^|\/)(?:provider-metadata|aggregator|index|service|category|[^/]*-feed-tlp-[^/]*)\.json$/i

/** CycloneDX that holds nothing but what is said of vulnerabilities; with components it describes an item. */
function isBareCycloneDx(beginning: string): boolean {
  if (!cycloneDx.recognises(beginning)) return false
  return (
    /"vulnerabilities"\s*:\s*\[|<vulnerabilities>/.test(beginning) &&
    !/"components"\s*:|<components>/.test(beginning)
  )
}
