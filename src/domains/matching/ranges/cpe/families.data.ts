import { knownDistributions } from '#versions/identifiers/package-key/index.ts'

/** What also is the system or device that a platform names, where it names no version of it. */
export interface Family {
  /** The CPE key that records name. */
  readonly named: string
  /** CPE keys that begin so are of it, too. */
  readonly prefixes: readonly string[]
  /** CPE keys that are of it, too. */
  readonly keys: readonly string[]
  /** Distributions, by our names, whose packages tell it. */
  readonly distributions: readonly string[]
}

/** What runs on desktops and servers: Windows CE, Phone and the like are systems of their own. */
const windows = ['1', '2', '7', '8', '9', 'nt', 'server', 'vista', 'xp']

const macs = ['apple/mac_os', 'apple/mac_os_x', 'apple/mac_os_x_server', 'apple/macos']

/** CPE names of distributions of Linux, with our name where packages tell it. */
const linuxes: readonly (readonly [product: string, distribution: string | null])[] = [
  ['almalinux/almalinux', 'almalinux'],
  ['alpinelinux/alpine_linux', 'alpine'],
  ['amazon/linux', 'amazon'],
  ['amazon/linux_2', null],
  ['amazon/linux_2023', null],
  ['archlinux/arch_linux', 'arch'],
  ['canonical/ubuntu_linux', 'ubuntu'],
  ['centos/centos', null],
  ['debian/debian_linux', 'debian'],
  ['fedoraproject/fedora', 'fedora'],
  ['mageia/mageia', 'mageia'],
  ['openeuler/openeuler', 'openeuler'],
  ['opensuse/leap', 'opensuse'],
  ['opensuse/opensuse', 'opensuse'],
  ['oracle/linux', 'oracle'],
  ['redhat/enterprise_linux', 'redhat'],
  ['redhat/enterprise_linux_desktop', null],
  ['redhat/enterprise_linux_server', null],
  ['redhat/enterprise_linux_workstation', null],
  ['rockylinux/rocky_linux', 'rocky'],
  ['suse/linux_enterprise_server', null],
  ['suse/suse_linux_enterprise_server', null],
  ['vmware/photon_os', 'photon'],
]

/**
 * Names of one system. Only what is beyond doubt: what is missing here leaves a finding undetermined, what is wrong
 * calls it affected.
 */
export const families: readonly Family[] = [
  {
    named: 'cpe/o/microsoft/windows',
    prefixes: windows.map((name) => `cpe/o/microsoft/windows_${name}`),
    keys: [],
    distributions: [],
  },
  {
    named: 'cpe/o/linux/linux_kernel',
    prefixes: [],
    keys: linuxes.map(([product]) => `cpe/o/${product}`),
    // Every distribution that we know is one of Linux.
    distributions: knownDistributions,
  },
  // Renamed over the years; records name either of the same.
  ...macs.map((product) => ({
    named: `cpe/o/${product}`,
    prefixes: [],
    keys: macs.map((one) => `cpe/o/${one}`).filter((key) => key !== `cpe/o/${product}`),
    distributions: [],
  })),
  ...linuxes.flatMap(([product, distribution]) =>
    distribution === null
      ? []
      : [{ named: `cpe/o/${product}`, prefixes: [], keys: [], distributions: [distribution] }],
  ),
]
