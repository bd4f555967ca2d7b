/** A notation in which one document can hold very much, and how such a document looks. */
export interface LargeDocument {
  readonly name: string
  readonly fileName: string
  /** Its parts with an entry for each component. */
  readonly sections: readonly LargeSection[]
  readonly foot: string
}

interface LargeSection {
  readonly before: string
  /** @param filler makes the document as large as it is to be; only the first section has it */
  entry(index: number, filler: string): string
}

/** As large as a document is accepted. */
export interface DocumentSize {
  readonly components: number
  readonly bytes: number
}

/** The bytes of a document, made piece by piece. */
export function makeLarge({ sections, foot }: LargeDocument, { components, bytes }: DocumentSize): Buffer {
  const filler = 'x'.repeat(Math.max(0, Math.floor(bytes / components) - entryBytes(sections, components)))
  const pieces: Buffer[] = []
  let text = ''
  const flush = () => {
    pieces.push(Buffer.from(text))
    text = ''
  }
  for (const [at, { before, entry }] of sections.entries()) {
    text += before
    for (let index = 0; index < components; index++) {
      text += entry(index, at === 0 ? filler : '')
      if (text.length > pieceLength) flush()
    }
  }
  text += foot
  flush()
  return Buffer.concat(pieces)
}

const pieceLength = 4 * 1024 * 1024

/** What the entries of one component take without filler: of one in the middle, whose number is as long as most. */
function entryBytes(sections: readonly LargeSection[], components: number): number {
  const middle = Math.floor(components / 2)
  return sections.reduce((sum, { entry }) => sum + Buffer.byteLength(entry(middle, '')), 0)
}

const hashOf = (index: number) => index.toString(16).padStart(8, '0').repeat(8)
const comma = (index: number) => (index === 0 ? '' : ',')
/** Each leads to two others, as in a tree. */
const needs = (index: number): readonly number[] => (index < 250_000 ? [2 * index + 1, 2 * index + 2] : [])
const lines = (...list: readonly string[]) => `${list.join('\n')}\n`

const cycloneDxJson: LargeDocument = {
  name: 'CycloneDX JSON',
  fileName: 'large.cdx.json',
  sections: [
    {
      before: '{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[',
      entry: (index, filler) =>
        `${comma(index)}{"type":"library","bom-ref":"c${index}","name":"package-${index}","version":"1.${index}.0",` +
        `"purl":"pkg:npm/package-${index}@1.${index}.0","licenses":[{"license":{"id":"MIT"}}],` +
        `"hashes":[{"alg":"SHA-256","content":"${hashOf(index)}"}],"description":"${filler}"}`,
    },
    {
      before: '],"dependencies":[',
      entry: (index) =>
        `${comma(index)}{"ref":"c${index}","dependsOn":[${needs(index)
          .map((to) => `"c${to}"`)
          .join()}]}`,
    },
  ],
  foot: ']}',
}

const cycloneDxXml: LargeDocument = {
  name: 'CycloneDX XML',
  fileName: 'large.cdx.xml',
  sections: [
    {
      before:
        '<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components>\n',
      entry: (index, filler) =>
        `<component type="library" bom-ref="c${index}"><name>package-${index}</name><version>1.${index}.0</version>` +
        `<description>${filler}</description><hashes><hash alg="SHA-256">${hashOf(index)}</hash></hashes>` +
        '<licenses><license><id>MIT</id></license></licenses>' +
        `<purl>pkg:npm/package-${index}@1.${index}.0</purl></component>\n`,
    },
    {
      before: '</components><dependencies>\n',
      entry: (index) =>
        `<dependency ref="c${index}">${needs(index)
          .map((to) => `<dependency ref="c${to}"/>`)
          .join('')}</dependency>\n`,
    },
  ],
  foot: '</dependencies></bom>',
}

const spdxJson: LargeDocument = {
  name: 'SPDX JSON',
  fileName: 'large.spdx.json',
  sections: [
    {
      before:
        '{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"large",' +
        '"documentNamespace":"https://documents.example.org/large","creationInfo":{"created":"2026-01-05T00:00:00Z",' +
        '"creators":["Tool: bench"]},"packages":[',
      entry: (index, filler) =>
        `${comma(index)}{"SPDXID":"SPDXRef-${index}","name":"package-${index}","versionInfo":"1.${index}.0",` +
        `"downloadLocation":"NOASSERTION","licenseDeclared":"MIT","comment":"${filler}","externalRefs":[` +
        `{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"pkg:npm/package-${index}@1.${index}.0"}]}`,
    },
    {
      before: '],"relationships":[',
      entry: (index) =>
        `${comma(index)}{"spdxElementId":"SPDXRef-${index >> 1}","relationshipType":"DEPENDS_ON","relatedSpdxElement":"SPDXRef-${index}"}`,
    },
  ],
  foot: ']}',
}

const spdxTagValue: LargeDocument = {
  name: 'SPDX tag-value',
  fileName: 'large.spdx',
  sections: [
    {
      before: lines(
        'SPDXVersion: SPDX-2.3',
        'DataLicense: CC0-1.0',
        'SPDXID: SPDXRef-DOCUMENT',
        'DocumentName: large',
        'DocumentNamespace: https://documents.example.org/large',
        'Creator: Tool: bench',
        'Created: 2026-01-05T00:00:00Z',
      ),
      entry: (index, filler) =>
        lines(
          '',
          `PackageName: package-${index}`,
          `SPDXID: SPDXRef-${index}`,
          `PackageVersion: 1.${index}.0`,
          'PackageDownloadLocation: NOASSERTION',
          'PackageLicenseDeclared: MIT',
          `ExternalRef: PACKAGE-MANAGER purl pkg:npm/package-${index}@1.${index}.0`,
          `PackageComment: <text>${filler}</text>`,
          `Relationship: SPDXRef-${index >> 1} DEPENDS_ON SPDXRef-${index}`,
        ),
    },
  ],
  foot: '',
}

const dpkg: LargeDocument = {
  name: 'dpkg status',
  fileName: 'status',
  sections: [
    {
      before: '',
      entry: (index, filler) =>
        lines(
          `Package: package-${index}`,
          'Status: install ok installed',
          'Maintainer: Somebody <somebody@example.org>',
          'Architecture: amd64',
          `Source: source-${index >> 1}`,
          `Version: 1.${index}.0-1+deb12u1`,
          `Depends: package-${index >> 1}, libc6 (>= 2.36)`,
          `Description: ${filler}`,
          '',
        ),
    },
  ],
  foot: '',
}

const apk: LargeDocument = {
  name: 'apk installed',
  fileName: 'installed',
  sections: [
    {
      before: '',
      entry: (index, filler) =>
        lines(
          `C:Q1${hashOf(index).slice(0, 27)}=`,
          `P:package-${index}`,
          `V:1.${index}.0-r0`,
          'A:x86_64',
          `T:${filler}`,
          'L:MIT',
          `o:package-${index}`,
          `D:package-${index >> 1}`,
          '',
        ),
    },
  ],
  foot: '',
}

const rpm: LargeDocument = {
  name: 'rpm -qa',
  fileName: 'rpm-qa.txt',
  sections: [{ before: '', entry: (index) => `package-${index}-1.${index}.0-6.el9.x86_64\n` }],
  foot: '',
}

const npm: LargeDocument = {
  name: 'npm lock',
  fileName: 'package-lock.json',
  sections: [
    {
      before: '{"name":"large","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"large"}',
      entry: (index) =>
        `,\n"node_modules/package-${index}":{"version":"1.${index}.0","resolved":` +
        `"https://registry.example.org/package-${index}/-/package-${index}-1.${index}.0.tgz","integrity":"sha512-${hashOf(index)}",` +
        `"license":"MIT","dependencies":{"package-${index >> 1}":"^1.0.0"}}`,
    },
  ],
  foot: '}}',
}

const pnpm: LargeDocument = {
  name: 'pnpm lock',
  fileName: 'pnpm-lock.yaml',
  sections: [
    {
      before: lines("lockfileVersion: '9.0'", 'packages:'),
      entry: (index) =>
        lines(
          '',
          `  package-${index}@1.${index}.0:`,
          `    resolution: {integrity: sha512-${hashOf(index)}==}`,
        ),
    },
    {
      before: lines('', 'snapshots:'),
      entry: (index) =>
        lines(
          '',
          `  package-${index}@1.${index}.0:`,
          '    dependencies:',
          `      package-${index >> 1}: 1.${index >> 1}.0`,
        ),
    },
  ],
  foot: '',
}

const yarn: LargeDocument = {
  name: 'Yarn lock',
  fileName: 'yarn.lock',
  sections: [
    {
      before: lines('# yarn lockfile v1', ''),
      entry: (index) =>
        lines(
          '',
          `package-${index}@^1.0.0:`,
          `  version "1.${index}.0"`,
          `  resolved "https://registry.example.org/package-${index}-1.${index}.0.tgz#${hashOf(index).slice(0, 40)}"`,
          `  integrity sha512-${hashOf(index)}==`,
          '  dependencies:',
          `    package-${index >> 1} "^1.0.0"`,
        ),
    },
  ],
  foot: '',
}

const cargo: LargeDocument = {
  name: 'Cargo lock',
  fileName: 'Cargo.lock',
  sections: [
    {
      before: lines('version = 3'),
      entry: (index) =>
        lines(
          '',
          '[[package]]',
          `name = "package-${index}"`,
          `version = "1.${index}.0"`,
          'source = "registry+https://github.com/rust-lang/crates.io-index"',
          `checksum = "${hashOf(index)}"`,
          'dependencies = [',
          ` "package-${index >> 1}",`,
          ']',
        ),
    },
  ],
  foot: '',
}

const pip: LargeDocument = {
  name: 'pip requirements',
  fileName: 'requirements.txt',
  sections: [
    {
      before: '',
      entry: (index) =>
        `package-${index}==1.${index}.0 --hash=sha256:${hashOf(index)}\n    # via package-${index >> 1}\n`,
    },
  ],
  foot: '',
}

const goSums: LargeDocument = {
  name: 'go.sum',
  fileName: 'go.sum',
  sections: [
    {
      before: '',
      entry: (index) => `example.org/package-${index} v1.${index}.0 h1:${hashOf(index).slice(0, 43)}=\n`,
    },
  ],
  foot: '',
}

/** Where such documents occur, the SBOMs first. */
export const largeDocuments: readonly LargeDocument[] = [
  cycloneDxJson,
  cycloneDxXml,
  spdxJson,
  spdxTagValue,
  dpkg,
  apk,
  rpm,
  npm,
  pnpm,
  yarn,
  cargo,
  pip,
  goSums,
]
