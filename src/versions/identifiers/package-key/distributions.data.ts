/** How a distribution and its releases are named. */
export interface Distribution {
  /** Our name for it: the purl namespace most producers write. */
  readonly id: string
  /** Other names, as purl namespaces, as names of systems and before the release in `distro` qualifiers. */
  readonly aliases?: readonly string[]
  /** How many numbers name a release with packages of its own (`debian-12.5` is 12); none if there are no releases. */
  readonly numbers: 0 | 1 | 2
  /** Whether its advisories name binary packages; those of the others name source packages. */
  readonly advisesBinaries?: true
  /**
   * Other spellings of releases, lower-case with hyphens for blanks and colons, and what they become. The first that
   * fits counts; '' means that the release is not told.
   */
  readonly spellings?: readonly (readonly [spelling: RegExp, release: string])[]
  /** Spellings of support beyond the usual, in which what was fixed before is fixed too: its fixes are of the same line. */
  readonly extended?: RegExp
  /** Its advisories name RPMs without their epochs, as their files are named: what is installed is compared without it too. */
  readonly tellsNoEpochs?: true
  /** How packages tell that they were brought back from the release after the one whose number stands in the brackets. */
  readonly backport?: RegExp
  /** How packages of a variant with fixes of its own tell it in their versions, and how its release is written by the usual one's. */
  readonly variant?: readonly [mark: RegExp, release: string]
  /** How packages tell in their own versions which release they were built for, and what it becomes. */
  readonly tag?: readonly [pattern: RegExp, release: string]
}

const ubuntuNames = [
  ['dapper', '6.06'],
  ['hardy', '8.04'],
  ['lucid', '10.04'],
  ['precise', '12.04'],
  ['trusty', '14.04'],
  ['xenial', '16.04'],
  ['bionic', '18.04'],
  ['focal', '20.04'],
  ['groovy', '20.10'],
  ['hirsute', '21.04'],
  ['impish', '21.10'],
  ['jammy', '22.04'],
  ['kinetic', '22.10'],
  ['lunar', '23.04'],
  ['mantic', '23.10'],
  ['noble', '24.04'],
  ['oracular', '24.10'],
  ['plucky', '25.04'],
  ['questing', '25.10'],
  ['resolute', '26.04'],
] as const

const debianNames = [
  ['woody', '3'],
  ['sarge', '3'],
  ['etch', '4'],
  ['lenny', '5'],
  ['squeeze', '6'],
  ['wheezy', '7'],
  ['jessie', '8'],
  ['stretch', '9'],
  ['buster', '10'],
  ['bullseye', '11'],
  ['bookworm', '12'],
  ['trixie', '13'],
  ['forky', '14'],
  ['duke', '15'],
] as const

/** Those who rebuild Red Hat's sources keep its tag. */
const enterpriseTag = [/\.(?:module[+_])?el(\d{1,2})(?![0-9a-z])/, '$1'] as const

export const distributions: readonly Distribution[] = [
  {
    id: 'almalinux',
    aliases: ['alma', 'alma-linux'],
    numbers: 1,
    advisesBinaries: true,
    tag: enterpriseTag,
  },
  { id: 'alpaquita', aliases: ['bellsoft-alpaquita-linux'], numbers: 1 },
  {
    id: 'alpine',
    aliases: ['alpine-linux'],
    numbers: 2,
    spellings: [
      [/^v(?=\d)/, ''],
      // What is to become the next release names itself so.
      [/^\d+\.\d+\.\d+_alpha\d*$/, 'edge'],
      [/^rolling$/, 'edge'],
    ],
  },
  {
    id: 'amazon',
    aliases: ['amzn', 'amazonlinux', 'amazon-linux', 'amazon-linux-ami'],
    numbers: 1,
    // The first was numbered by year and month.
    spellings: [[/^201\d(?:\.\d+)*$/, '1']],
    tag: [/\.amzn(\d{1,4})(?![0-9])/, '$1'],
  },
  { id: 'arch', aliases: ['archlinux', 'arch-linux'], numbers: 0 },
  {
    id: 'azure-linux',
    aliases: ['azurelinux', 'mariner', 'cbl-mariner', 'microsoft-azure-linux'],
    numbers: 1,
    tag: [/\.(?:cm|azl)(\d)(?![0-9])/, '$1'],
  },
  { id: 'bellsoft-hardened-containers', numbers: 1 },
  { id: 'chainguard', numbers: 0 },
  { id: 'cleanstart', numbers: 0 },
  {
    id: 'debian',
    aliases: ['debian-gnu/linux', 'debian-gnu-linux'],
    numbers: 1,
    spellings: [
      ...debianNames.map(([name, release]) => [new RegExp(`^${name}$`), release] as const),
      [/^(?:unstable|rolling|[a-z]+\/sid)$/, 'sid'],
    ],
    backport: /~bpo([1-4]?\d)\+\d+(?:[~+].*)?$/,
  },
  { id: 'echo', numbers: 0 },
  {
    id: 'fedora',
    aliases: ['fedora-linux'],
    numbers: 1,
    tag: [/\.fc(\d{1,3})(?![0-9])/, '$1'],
  },
  { id: 'mageia', numbers: 1, tag: [/\.mga(\d{1,2})(?![0-9])/, '$1'] },
  { id: 'minimos', numbers: 0 },
  {
    id: 'openeuler',
    numbers: 2,
    tellsNoEpochs: true,
    // A system tells year and month in short; which service pack it has got is told by its packages.
    spellings: [[/^\d+\.\d+$/, '']],
    tag: [/\.oe(\d\d)(\d\d)(?:(sp\d))?(?![0-9a-z])/, '$1.$2-lts-$3'],
  },
  {
    id: 'opensuse',
    aliases: ['opensuse-leap', 'opensuse.leap'],
    numbers: 2,
    tellsNoEpochs: true,
    spellings: [
      [/^leap-/, ''],
      [/^tumbleweed.*/, 'tumbleweed'],
    ],
    tag: [/\.?lp(\d\d)(\d)(?![0-9])/, '$1.$2'],
  },
  {
    id: 'oracle',
    aliases: ['ol', 'oraclelinux', 'oracle-linux', 'oracle-linux-server'],
    numbers: 1,
    tag: enterpriseTag,
  },
  {
    id: 'photon',
    aliases: ['photon-os', 'vmware-photon-os'],
    numbers: 2,
    spellings: [[/^(\d+)$/, '$1.0']],
    tag: [/\.ph(\d)(?![0-9])/, '$1.0'],
  },
  {
    id: 'redhat',
    // CentOS rebuilds the same sources under the same versions and publishes nothing of its own.
    aliases: [
      'rhel',
      'red-hat',
      'red-hat-enterprise-linux',
      'centos',
      'centos-linux',
      'centos-stream',
      'red-hat-enterprise-linux-server',
    ],
    numbers: 1,
    advisesBinaries: true,
    spellings: [
      [/^(?:cpe-\/[ao]-redhat-)?(?:enterprise_linux|rhel_els|rhel_els_plus)-(\d+)(?:[.:-].*)?$/, '$1'],
      // Lines that stay behind at a minor release have fixes of their own, which are in no order with the others.
      [/^rhel_(eus|aus|tus|e4s|eus_long_life)-(\d+\.\d+)(?:[:-].*)?$/, '$1-$2'],
      [/^((?:eus|aus|tus|e4s|eus_long_life)-\d+\.\d+)$/, '$1'],
      // What is built upon it does not tell what it stands on.
      [/^[a-z].*/, ''],
      [/^(\d+)(?:[.-].*)?$/, '$1'],
    ],
    extended: /^rhel_els/,
    tag: enterpriseTag,
  },
  { id: 'rocky', aliases: ['rockylinux', 'rocky-linux'], numbers: 1, tag: enterpriseTag },
  {
    id: 'suse',
    aliases: ['sles', 'sled', 'sle', 'suse-linux-enterprise-server', 'suse-linux-enterprise-desktop'],
    numbers: 2,
    tellsNoEpochs: true,
    spellings: [
      [/^(?:suse-)?(?:linux-enterprise|sle|sl)-micro-(\d+(?:\.\d+)?).*$/, 'micro-$1'],
      [/^micro-(\d+(?:\.\d+)?).*$/, 'micro-$1'],
      // The parts and variants of one service pack share its packages.
      [/^(?:.*-)?(\d+)-sp(\d)(?:-.*)?$/, '$1.$2'],
      [/^(?:suse-)?linux-enterprise-.*-(\d+)$/, '$1'],
      [/^(\d+):sp(\d).*$/, '$1.$2'],
    ],
    extended: /-(?:ltss|espos)/,
  },
  {
    id: 'ubuntu',
    aliases: ['ubuntu-linux'],
    numbers: 2,
    spellings: [
      // Of packages in variants of their own; the rest of the service is of the same line, and so are updates of a variant.
      [/^pro-(fips|realtime)(?:-[a-z-]+)?-(\d+\.\d+)(?:-.*)?$/, 'pro-$1-$2'],
      [/^pro-(\d+\.\d+)-lts-(fips|realtime).*$/, 'pro-$2-$1'],
      [/^pro-(\d+\.\d+)(?:-lts)?$/, '$1'],
      [/^(\d+\.\d+)(?:\.\d+)*(?:-lts)?[+-]esm$/, '$1'],
      ...ubuntuNames.map(
        ([name, release]) => [new RegExp(`^(?:esm-[a-z-]+/|pro-|esm-)?${name}$`), release] as const,
      ),
      [/-lts$/, ''],
    ],
    extended: /^pro-(?:\d+\.\d+(?!.*-(?:fips|realtime))|fips-[a-z])|^esm-/,
    variant: [/[.+~]fips(?![a-z])/i, 'pro-fips-'],
  },
  { id: 'wolfi', numbers: 0 },
]
