import type { SbomProperty } from '#formats/sbom/model/sbom-document.ts'

const trivy = 'aquasecurity:trivy:'
const syft = 'syft:metadata:'

/**
 * The source package of a binary one as scanners write it beside the component, in the words of the purl qualifier
 * `upstream`: `openssl@3.0.11-1`. Null if they say nothing.
 */
export function sourceOf(properties: readonly SbomProperty[]): string | null {
  const said = new Map(properties.map((one) => [one.name, one.value ?? '']))
  const name =
    said.get(`${trivy}SrcName`) ?? said.get(`${syft}source`) ?? said.get(`${syft}originPackage`) ?? ''
  if (name === '') return said.get(`${syft}sourceRpm`) || null
  const version = trivyVersion(said) ?? said.get(`${syft}sourceVersion`) ?? ''
  return version === '' ? name : `${name}@${version}`
}

/** trivy writes the parts of a version one by one. */
function trivyVersion(said: ReadonlyMap<string, string>): string | null {
  const version = said.get(`${trivy}SrcVersion`)
  if (version === undefined || version === '') return null
  const epoch = said.get(`${trivy}SrcEpoch`) ?? '0'
  const release = said.get(`${trivy}SrcRelease`) ?? ''
  return `${epoch === '0' || epoch === '' ? '' : `${epoch}:`}${version}${release === '' ? '' : `-${release}`}`
}

/** The module stream an RPM was built for, as scanners write it beside the component; null if they say nothing. */
export function moduleOf(properties: readonly SbomProperty[]): string | null {
  const names = [`${syft}modularityLabel`, `${trivy}Modularitylabel`, `${trivy}ModularityLabel`]
  const found = properties.find(({ name, value }) => names.includes(name) && value !== null && value !== '')
  return found?.value ?? null
}
