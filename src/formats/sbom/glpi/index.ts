import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readGlpi } from './read.ts'
import { glpiVersions } from './versions.ts'

/** What the agent of GLPI (FusionInventory, OCS Inventory) tells of a computer, a printer, a switch or a phone. */
export const glpi: Reader<SbomDocument> = {
  id: 'glpi',
  title: 'GLPI inventory',
  versions: glpiVersions,
  recognises: (piece) => isXml.test(piece) || (hasContent.test(piece) && isInventory.test(piece)),
  read: readGlpi,
}

const isXml = /<REQUEST>\s*<(?:CONTENT|DEVICEID|QUERY)>/
const hasContent = /"content"\s*:\s*\{/
const isInventory = /"(?:versionclient|softwares|network_device)"\s*:/
