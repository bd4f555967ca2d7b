import { describe, expect, it } from 'vitest'
import { readSbom } from '#formats/sbom/index.ts'
import { contentOf } from './document.ts'

/** Of each component that is a part of a distribution's package: `part < package`. */
function ownersIn(document: object | string): readonly string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const read = readSbom(Buffer.from(text))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { components, owners } = contentOf(read.value)
  const nameAt = (row: number) =>
    `${components.binaryName[row] ?? components.name[row]} ${components.binaryVersion[row] ?? components.version[row]}`
  return owners.map(({ row, ownerRow }) => `${nameAt(row)} < ${nameAt(ownerRow)}`).toSorted()
}

const part = { type: 'library', name: 'heart', version: '1.2.0', purl: 'pkg:pypi/heart@1.2.0' }
const rpm = (name: string, version: string, more: object = {}) => ({
  type: 'library',
  name,
  version,
  purl: `pkg:rpm/redhat/${name}@${version}?distro=redhat-8`,
  ...more,
})
const bom = (...components: readonly object[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components,
})

describe('what is a part of a distribution’s package', () => {
  it('is nothing that could not be told apart any more', () => {
    const version = `1.${'0'.repeat(1400)}`
    const long = { ...part, version, purl: `pkg:pypi/heart@${version}` }
    const document = bom(rpm('body', `${version}-1.el8`, { components: [long] }))
    const read = readSbom(Buffer.from(JSON.stringify(document)))

    expect(ownersIn(document)).toEqual([])
    expect(read.ok && contentOf(read.value).components.name).toEqual(['body', 'heart'])
  })

  it('is told by nesting, however deep', () => {
    const app = { type: 'application', name: 'app', version: '3', components: [part] }

    expect(ownersIn(bom(rpm('body', '3-1.el8', { components: [app] })))).toEqual([
      'app 3 < body 3-1.el8',
      'heart 1.2.0 < body 3-1.el8',
    ])
  })

  it('is told by what contains what in SPDX, from either side, and by Syft’s comment', () => {
    const spdx = (relation: object) => ({
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'x',
      documentNamespace: 'https://sbom.example/x',
      creationInfo: { created: '2026-11-20T09:00:00Z', creators: ['Tool: t'] },
      packages: [rpm('body', '1.2.0-4.el8'), part].map(({ name, version, purl }) => ({
        SPDXID: `SPDXRef-${name}`,
        name,
        versionInfo: version,
        downloadLocation: 'NOASSERTION',
        externalRefs: [
          { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl },
        ],
      })),
      relationships: [relation],
    })
    const down = { spdxElementId: 'SPDXRef-body', relatedSpdxElement: 'SPDXRef-heart' }
    const up = { spdxElementId: 'SPDXRef-heart', relatedSpdxElement: 'SPDXRef-body' }
    const told = ['heart 1.2.0 < body 1.2.0-4.el8']

    expect(ownersIn(spdx({ ...down, relationshipType: 'CONTAINS' }))).toEqual(told)
    expect(ownersIn(spdx({ ...up, relationshipType: 'CONTAINED_BY' }))).toEqual(told)
    expect(ownersIn(spdx({ ...up, relationshipType: 'PACKAGE_OF' }))).toEqual(told)
    const comment = 'ownership-by-file-overlap: the parent claims files of the child'
    expect(ownersIn(spdx({ ...down, relationshipType: 'OTHER', comment }))).toEqual(told)
    expect(ownersIn(spdx({ ...down, relationshipType: 'OTHER', comment: 'whatever' }))).toEqual([])
    expect(ownersIn(spdx({ ...down, relationshipType: 'DEPENDS_ON' }))).toEqual([])
  })

  it('is told by Syft’s own documents', () => {
    const artifact = (id: string, { name, version, purl }: typeof part) => ({
      id,
      name,
      version,
      type: 'python',
      purl,
    })
    const document = {
      artifacts: [artifact('1', part), artifact('2', rpm('body', '1.2.0-4.el8'))],
      artifactRelationships: [{ parent: '2', child: '1', type: 'ownership-by-file-overlap' }],
      source: { id: 's', name: 'image', type: 'image' },
      distro: { id: 'rhel', versionID: '8.10' },
      descriptor: { name: 'syft', version: '1.18.0' },
      schema: { version: '16.0.0' },
    }

    expect(ownersIn(document)).toEqual(['heart 1.2.0 < body 1.2.0-4.el8'])
  })

  it('is of the package that packages its version, where several hold it', () => {
    const twice = (...holders: readonly object[]) => ({
      ...bom({ ...part, 'bom-ref': 'p' }, ...holders),
    })
    const held = { components: [part] }

    expect(ownersIn(twice(rpm('body', '1.2.0-4.el8', held), rpm('other', '9-1.el8', held)))).toEqual([
      'heart 1.2.0 < body 1.2.0-4.el8',
      'heart 1.2.0 < other 9-1.el8',
    ])
  })

  it('is nobody’s where a container, a package of nobody known or another package of the same system holds it', () => {
    const image = { type: 'container', name: 'image', components: [part] }
    const own = { ...rpm('ours', '1'), purl: 'pkg:rpm/ourfactory/ours@1', components: [part] }

    expect(ownersIn(bom(image))).toEqual([])
    expect(ownersIn(bom(own))).toEqual([])
    expect(ownersIn(bom(rpm('body', '1-1.el8', { components: [rpm('limb', '1-1.el8')] })))).toEqual([])
  })
})

describe('several packages that claim one thing', () => {
  const claimed = (...holders: readonly ReturnType<typeof rpm>[]) => ({
    artifacts: [
      { id: 'p', name: part.name, version: part.version, type: 'python', purl: part.purl },
      ...holders.map(({ name, version, purl }) => ({ id: name, name, version, type: 'rpm', purl })),
    ],
    artifactRelationships: holders.map(({ name }) => ({
      parent: name,
      child: 'p',
      type: 'ownership-by-file-overlap',
    })),
    source: { id: 's', name: 'image', type: 'image' },
    descriptor: { name: 'syft', version: '1.18.0' },
    schema: { version: '16.0.0' },
  })

  it('leave it to the one that packages its version', () => {
    expect(ownersIn(claimed(rpm('other', '9-1.el8'), rpm('body', '1:1.2.0-4.el8')))).toEqual([
      'heart 1.2.0 < body 1:1.2.0-4.el8',
    ])
    expect(ownersIn(claimed(rpm('other', '1.2.0.1-1.el8'), rpm('body', '1.2.0-4.el8')))).toEqual([
      'heart 1.2.0 < body 1.2.0-4.el8',
    ])
  })

  it('leave it to nobody where they are of several sources', () => {
    expect(ownersIn(claimed(rpm('one', '8-1.el8'), rpm('two', '9-1.el8')))).toEqual([])
  })
})
