import type { SbomComponent } from './sbom-document.ts'

/** An entry of which nothing is known but its name. */
export function bareComponent(name: string): SbomComponent {
  return {
    ref: null,
    path: '',
    parent: null,
    kind: null,
    group: null,
    name,
    version: null,
    versionRange: null,
    purl: null,
    cpe: null,
    scope: null,
    isExternal: null,
    supplier: null,
    manufacturer: null,
    publisher: null,
    authors: [],
    hashes: [],
    licences: [],
    references: [],
    properties: [],
    statesDependencies: false,
  }
}
