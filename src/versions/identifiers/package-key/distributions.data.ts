/** How a distribution and its releases are named. */
export interface Distribution {
  /** Our name for it: the purl namespace most producers write. */
  readonly id: string
  /** Other names, as purl namespaces and before the release in `distro` qualifiers. */
  readonly aliases?: readonly string[]
  /** How many numbers name a release with packages of its own (`debian-12.5` is 12); none if there are no releases. */
  readonly numbers: 0 | 1 | 2
  /** Whether its advisories name binary packages; those of the others name source packages. */
  readonly advisesBinaries?: true
  /** Other spellings of releases, lower-case with hyphens for blanks and colons, and what they become. */
  readonly spellings?: readonly (readonly [spelling: RegExp, release: string])[]
}

export const distributions: readonly Distribution[] = [
  { id: 'almalinux', aliases: ['alma', 'alma-linux'], numbers: 1, advisesBinaries: true },
  { id: 'alpaquita', numbers: 1 },
  { id: 'alpine', numbers: 2, spellings: [[/^v(?=\d)/, '']] },
  { id: 'amazon', aliases: ['amzn', 'amazonlinux', 'amazon-linux'], numbers: 1 },
  { id: 'arch', aliases: ['archlinux'], numbers: 0 },
  { id: 'azure-linux', aliases: ['azurelinux', 'mariner', 'cbl-mariner'], numbers: 1 },
  { id: 'bellsoft-hardened-containers', numbers: 1 },
  { id: 'centos', numbers: 1 },
  { id: 'chainguard', numbers: 0 },
  {
    id: 'debian',
    numbers: 1,
    spellings: [
      [/^jessie$/, '8'],
      [/^stretch$/, '9'],
      [/^buster$/, '10'],
      [/^bullseye$/, '11'],
      [/^bookworm$/, '12'],
      [/^trixie$/, '13'],
      [/^forky$/, '14'],
      [/^unstable$/, 'sid'],
    ],
  },
  { id: 'echo', numbers: 0 },
  { id: 'fedora', numbers: 1 },
  { id: 'mageia', numbers: 1 },
  { id: 'minimos', numbers: 0 },
  { id: 'openeuler', numbers: 2 },
  {
    id: 'opensuse',
    aliases: ['opensuse-leap', 'opensuse.leap'],
    numbers: 2,
    spellings: [
      [/^leap-/, ''],
      [/^tumbleweed.*/, 'tumbleweed'],
    ],
  },
  { id: 'oracle', aliases: ['ol', 'oraclelinux', 'oracle-linux'], numbers: 1 },
  { id: 'photon', aliases: ['photon-os'], numbers: 2 },
  {
    id: 'redhat',
    aliases: ['rhel', 'red-hat'],
    numbers: 1,
    advisesBinaries: true,
    spellings: [[/^enterprise_linux-(\d+)\b.*/, '$1']],
  },
  { id: 'rocky', aliases: ['rockylinux', 'rocky-linux'], numbers: 1 },
  {
    id: 'suse',
    aliases: ['sles', 'sled', 'sle'],
    numbers: 2,
    spellings: [
      [/^linux-enterprise-server-(\d+)-sp(\d+)$/, '$1.$2'],
      [/^linux-enterprise-server-(\d+)$/, '$1'],
    ],
  },
  {
    id: 'ubuntu',
    numbers: 2,
    spellings: [
      [/^trusty$/, '14.04'],
      [/^xenial$/, '16.04'],
      [/^bionic$/, '18.04'],
      [/^focal$/, '20.04'],
      [/^jammy$/, '22.04'],
      [/^noble$/, '24.04'],
      [/^plucky$/, '25.04'],
      [/^questing$/, '25.10'],
      [/-lts$/, ''],
    ],
  },
  { id: 'wolfi', numbers: 0 },
]
