/** How the inventory is written: XML by older agents (and OCS Inventory), JSON since GLPI 10. */
export const glpiVersions: readonly string[] = ['XML', 'JSON']

/** The fields that are taken over, or that say nothing of what runs on the device. */
export const usedFields = {
  document: new Set(['action', 'content', 'deviceid', 'itemtype', 'partial', 'query', 'tag']),
  content: new Set([
    'antivirus',
    'bios',
    'databases_services',
    'firmwares',
    'hardware',
    'network_device',
    'operatingsystem',
    'softwares',
    'versionclient',
  ]),
  software: new Set(['arch', 'from', 'guid', 'name', 'publisher', 'version']),
} as const
