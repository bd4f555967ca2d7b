/** What is read: what `rpm -qa`, `dnf list` and their kin print, and RPM's database since 4.16. */
export const rpmVersions: readonly string[] = ['list', 'rpmdb.sqlite']

/** Architectures of packages (rpm, `rpmrc`), to tell them from other words. */
export const architectures: ReadonlySet<string> = new Set([
  ...['noarch', 'x86_64', 'x86_64_v2', 'amd64', 'i386', 'i486', 'i586', 'i686', 'athlon', 'ia64', 'ia32e'],
  ...['aarch64', 'armhfp', 'armv5tel', 'armv6hl', 'armv7hl', 'armv7hnl', 'armv7l', 'ppc', 'ppc64', 'ppc64le'],
  ...['s390', 's390x', 'riscv64', 'loongarch64', 'mips', 'mipsel', 'mips64', 'mips64el', 'sparc', 'sparc64'],
])

/** Numbers of a header's fields (rpm, `rpmtag.h`). */
export const tags = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  vendor: 1011,
  licence: 1014,
  url: 1020,
  architecture: 1022,
  source: 1044,
  provides: 1047,
  requires: 1049,
} as const
